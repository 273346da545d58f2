import pino from 'pino';
import { it } from 'vitest';
import { receive } from '../../src/chat/receive.ts';
import { saveDirectory } from '../../src/crm/directory.ts';
import { testDatabase } from '../support/database.ts';

it('talks', async () => {
  const { prisma } = await testDatabase();
  await saveDirectory(
    prisma,
    {
      departments: [
        { id: 1, name: '店', parentId: 0, leaders: [] },
        { id: 2, name: '一组', parentId: 1, leaders: [] },
      ],
      members: [
        { userid: 'LiQiang', name: '李强', departments: [2], leads: [] },
        { userid: 'boss', name: '王总管', departments: [1], leads: [1] },
        { userid: 'b', name: '王芳', departments: [2], leads: [] },
      ],
    },
    [],
  );
  let n = 0;
  let at = new Date('2026-09-16T10:00:00+08:00');
  const bot = { prisma, now: () => at, log: pino({ level: 'warn' }), wake: () => {} };
  const say = async (text: string, from = 'liqiang') => {
    at = new Date(at.getTime() + 30_000);
    const t = performance.now();
    const reply = await receive(bot, { dedupKey: `m${n++}`, from, text, sentAt: at }, () => false);
    console.log(`> ${from}: ${text}\n${reply.text}\n   (${(performance.now() - t).toFixed(0)} ms)`);
  };
  for (const line of (process.env.LINES ?? '').split('|')) {
    const [a, b] = line.split('@');
    await say(a ?? '', b);
  }
});
