import { parseArgs } from 'node:util';
import { embeddedArena, serverArena } from './arena.ts';
import { careFigures } from './care.ts';
import { cryptoFigures } from './crypto.ts';
import { deliveryFigures } from './delivery.ts';
import type { Figure } from './figure.ts';
import { floodFigures } from './flood.ts';
import { messageFigures } from './messages.ts';
import { readingFigures } from './reading.ts';

/** `npm run bench`: every figure beside its floor of the same run. `-- NAME` runs one, `-- --json` prints one object a line. */

const AT = new Date('2026-09-16T10:00:00+08:00');
const SERVER = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '400' },
    customers: { type: 'string', default: '20000' },
  },
});
const count = Number(values.count);

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  reading: () => readingFigures(AT),
  async crypto() {
    const arena = await embeddedArena(AT);
    return cryptoFigures(arena, AT).finally(arena.close);
  },
  async embedded() {
    const arena = await embeddedArena(AT);
    return messageFigures(arena, count, AT).finally(arena.close);
  },
  async postgresql() {
    const arena = await serverArena(SERVER, AT);
    if (!arena) {
      console.info(`no PostgreSQL at ${SERVER}: not measured`);
      return [];
    }
    return messageFigures(arena, count, AT).finally(arena.close);
  },
  async delivery() {
    const arena = await embeddedArena(AT);
    const figures = await deliveryFigures(arena, AT).finally(arena.close);
    const server = await serverArena(SERVER, AT);
    return server ? [...figures, ...(await deliveryFigures(server, AT, SERVER).finally(server.close))] : figures;
  },
  async flood() {
    const arena = await embeddedArena(AT);
    return floodFigures(arena, AT).finally(arena.close);
  },
  async care() {
    const figures = await careFigures(SERVER, Number(values.customers), AT);
    if (!figures) console.info(`no PostgreSQL at ${SERVER}: not measured`);
    return figures ?? [];
  },
};

const names = positionals.length > 0 ? positionals : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench ${name}; there are ${Object.keys(benches).join(', ')}`);
  for (const figure of await bench()) console.info(values.json ? JSON.stringify(figure) : line(figure));
}

function line({ name, value, unit, floor, ratio }: Figure): string {
  const beside = floor === null ? '' : `  floor ${floor}  ratio ${ratio}`;
  return `${name.padEnd(42)} ${String(value).padStart(8)} ${unit}${beside}`;
}
