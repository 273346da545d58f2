import { describe, expect, test } from 'vitest';
import { understand } from '../src/chat/understand.ts';
import { commands } from '../src/commands/index.ts';
import { EXAMPLE_NOW } from '../src/facts/fact.ts';
import { facts } from '../src/facts/index.ts';
import { momentOf } from '../src/language/calendar-date.ts';
import { type Store, startStore } from './support/bot.ts';

/** A customer nobody out of reach may learn anything about. */
interface Hidden {
  readonly owner: string;
  readonly name: string;
  readonly phone: string;
  readonly plate: string;
  readonly note: string;
}

const hidden: readonly Hidden[] = [
  { owner: 'liqiang', name: '赵海涛', phone: '13700001111', plate: '京A10001', note: '口令蓝鲸' },
  { owner: 'gaomin', name: '钱立江', phone: '13700002222', plate: '京A20002', note: '口令青鸟' },
  { owner: 'hanxue', name: '孙大河', phone: '13700003333', plate: '京A30003', note: '口令黄鹤' },
  { owner: 'luofeng', name: '郑明湖', phone: '13700004444', plate: '京A40004', note: '口令绿洲' },
  { owner: 'zhouming', name: '冯玉溪', phone: '13700005555', plate: '京A50005', note: '口令白桦' },
];

/** Whose customers each member may see: the rule of the product, told once more. */
const reach: Readonly<Record<string, readonly string[]>> = {
  liqiang: ['liqiang'],
  hanxue: ['hanxue'],
  linjing: ['liqiang', 'gaomin', 'linjing'],
  luofeng: ['hanxue', 'luofeng'],
  zhouming: hidden.map(({ owner }) => owner),
  wuguan: hidden.map(({ owner }) => owner),
};

const now = momentOf(new Date(EXAMPLE_NOW));

/** Every command and every fact by its own examples, so that a new one is tried without being named here. */
const sentences: readonly string[] = [
  ...commands.flatMap(({ examples }) =>
    examples
      .filter(({ asked }) => asked !== null)
      .slice(0, 4)
      .map(({ said }) => said),
  ),
  ...facts
    .flatMap(({ examples }) => (examples as readonly { said: string; value: unknown }[]).slice(0, 2))
    .map(({ said }) => said),
];

/** The sentence about this customer in place of the one in the example. */
function about(said: string, { name, phone, plate }: Hidden): string {
  const meant = understand(said, now).customer;
  return (meant === null ? said : said.replace(meant, name))
    .replace(/1[3-9]\d{9}/, phone)
    .replace(/尾号\d{4}/, `尾号${phone.slice(-4)}`)
    .replace(/京A·?12345/, plate);
}

/** What a text gives away of a customer beyond what the speaker has said. */
const leaks = (text: string, { name, phone, plate, note }: Hidden, said = ''): string[] =>
  [name, phone, phone.slice(-4), plate, plate.slice(1), note].filter(
    (secret) => text.includes(secret) && !said.includes(secret.slice(-4)),
  );

async function furnished(): Promise<Store> {
  const store = await startStore();
  for (const { owner, name, phone, plate, note } of hidden)
    expect(await store.says(owner, `${name} ${phone} 9月14日提车 ${plate} Q5L 明天再联系 ${note}`)).toContain(
      `已记：${name}（新客户）`,
    );
  await store.clockTo('2026-09-17 08:40');
  return store;
}

/** Everything stored about customers of these owners. */
async function recordsOf({ prisma }: Store, owners: readonly string[]): Promise<unknown> {
  const own = ['vehicles', 'interactions', 'promises', 'appointments', 'touchpoints'].map(
    (table) =>
      `(SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM ${table} t JOIN meant ON meant.id = t.customer_id) AS ${table}`,
  );
  const [stored] = await prisma.$queryRawUnsafe<unknown[]>(
    `WITH meant AS (SELECT * FROM customers WHERE owner_id IN (SELECT id FROM members WHERE userid = ANY($1)))
     SELECT (SELECT jsonb_agg(to_jsonb(meant) ORDER BY id) FROM meant) AS customers, ${own.join()}`,
    [...owners],
  );
  return stored;
}

describe('who may see and change what', () => {
  // One of each role; the others of the same role are those whose customers must not be seen.
  test.each(['liqiang', 'linjing', 'zhouming', 'wuguan'])('%s, with every command and every fact', async (speaker) => {
    const store = await furnished();
    const seeded = (await store.prisma.customer.findMany()).map(({ id }) => id);
    const outside = hidden.filter(({ owner }) => !reach[speaker]?.includes(owner));
    const owners = outside.map(({ owner }) => owner);
    const before = await recordsOf(store, owners);
    for (const [index, example] of sentences.entries()) {
      const target = outside[index % outside.length] ?? hidden[index % hidden.length];
      if (!target) throw new Error('somebody is always meant');
      const said = about(example, target);
      const reply = await store.says(speaker, said);
      expect(reply, said).not.toBe('');
      for (const one of outside) expect(leaks(reply, one, said), `${speaker}: ${said}\n${reply}`).toEqual([]);
      expect(await recordsOf(store, owners), said).toEqual(before);
      if ((await store.prisma.customer.count()) > seeded.length)
        await store.prisma.customer.deleteMany({ where: { id: { notIn: seeded } } });
    }
  });

  test('an administrator looks after the system, not the customers: no phone in full', async () => {
    const store = await furnished();
    for (const { name, phone } of hidden) {
      const reply = await store.says('wuguan', name);
      expect(reply).toContain(`【${name}】`);
      expect(reply).not.toContain(phone);
    }
  });

  test('whoever has left sees nothing and changes nothing', async () => {
    const store = await furnished();
    await store.prisma.member.update({ where: { userid: 'liqiang' }, data: { active: false } });
    const before = await recordsOf(
      store,
      hidden.map(({ owner }) => owner),
    );
    for (const example of sentences)
      expect(await store.says('liqiang', about(example, hidden[0] as Hidden)), example).toMatch(/只为本店成员服务/);
    expect(
      await recordsOf(
        store,
        hidden.map(({ owner }) => owner),
      ),
    ).toEqual(before);
  });

  test('lists, digests and notices tell nobody about customers out of reach', async () => {
    const store = await furnished();
    await store.clockTo('2026-09-17 18:40');
    await store.clockTo('2026-09-18 08:40');
    for (const [member, owners] of Object.entries(reach)) {
      const told = store.pushes(member).join('\n');
      for (const one of hidden) if (!owners.includes(one.owner)) expect(leaks(told, one), member).toEqual([]);
    }
    expect(store.pushes('liqiang').join()).toContain('赵海涛');
    expect(store.pushes('linjing').join()).toContain('赵海涛');
  });
});
