import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
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
 * Prisma's schema engine, the WASM build: the native one would have to be downloaded. It works on `database` and is
 * gone when `work` settles. Loading takes about 0.1 s.
 * @param schema text of the schema.prisma to start from
 * @param replay an empty database that may be filled, for what replays migrations
 */
export async function withSchemaEngine<T>(
  database: SqlDriverAdapterFactory,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
  replay?: SqlDriverAdapterFactory,
): Promise<T> {
  loaded ??= load();
  const { SchemaEngine: Engine } = await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: database.provider,
    adapterName: database.adapterName,
    connect: () => database.connect(),
    connectToShadowDb: async () => {
      if (!replay) throw new Error('no database to replay migrations on');
      return replay.connect();
    },
  });
  const ignoreLog = () => {};
  const engine = await Engine.new({ datamodels: [['schema.prisma', schema]] }, ignoreLog, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
