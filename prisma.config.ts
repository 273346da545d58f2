import { defineConfig } from 'prisma/config';

// `prisma generate` never runs the native schema engine, yet the CLI would download it first. Naming any
// executable here keeps the CLI offline; migrations are applied by the WASM build (src/db/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
