import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

type Exports = Readonly<Record<string, unknown>>;

/** What wasm-bindgen's glue module has besides the engine. */
interface Glue extends Exports {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: Exports): void;
}

/** Node has it, but without the DOM's types TypeScript does not know. */
declare const WebAssembly: {
  instantiate(wasm: Uint8Array, imports: Record<string, Exports>): Promise<{ instance: { exports: Exports } }>;
};

const PACKAGE = '@prisma/schema-engine-wasm/schema_engine_bg';

/** The package's own entry imports its .wasm as a module, which Node does only behind a flag. */
async function load(): Promise<Glue> {
  const glue: Glue = await import(PACKAGE);
  const wasm = createRequire(import.meta.url)
    .resolve(PACKAGE)
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return glue;
}

let loaded: Promise<Glue> | undefined;

/**
 * Prisma's schema engine, the WASM build: the native one would have to be downloaded. It works on the database of
 * `adapter` and is gone when `work` settles. Loading takes about 0.1 s.
 * @param schema text of the schema.prisma to start from
 */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const { SchemaEngine: Engine } = await loaded;
  const ignoreLog = () => {};
  const models: [string, string][] = [['schema.prisma', schema]];
  const engine = await Engine.new({ datamodels: models }, ignoreLog, bindMigrationAwareSqlAdapterFactory(adapter));
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
