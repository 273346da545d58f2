import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MIGRATIONS_FOLDER, readMigrations } from '../db/migrations.ts';
import { nextMigration } from '../db/next-migration.ts';

// npm run migration -- <name>            writes what prisma/schema.prisma has and the migrations lack
// npm run migration -- <name> --replace  writes one migration instead of all (only while nothing is released)

const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true });
const [label] = positionals;
if (!label || !/^[a-z][a-z0-9_]*$/.test(label)) {
  console.error('usage: npm run migration -- <name_in_snake_case> [--replace]');
  process.exit(2);
}

await mkdir(MIGRATIONS_FOLDER, { recursive: true });
const before = await readMigrations();
const script = await nextMigration(values.replace ? [] : before);
if (script) {
  const obsolete = values.replace ? before : [];
  for (const { name } of obsolete) await rm(join(MIGRATIONS_FOLDER, name), { recursive: true });
  const kept = obsolete.find(({ name }) => name.endsWith(`_${label}`));
  const name = kept?.name ?? `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${label}`;
  await mkdir(join(MIGRATIONS_FOLDER, name));
  await writeFile(join(MIGRATIONS_FOLDER, name, 'migration.sql'), script);
  await writeFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`wrote prisma/migrations/${name}`);
} else {
  console.log('the migrations already say what the schema says');
}
