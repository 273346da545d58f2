import type { Command } from '../command.ts';
import { runEvent } from './run.ts';
import { eventWish } from './wish.ts';

/** A day customers are invited to: held, invited to, answered for, called off. */
export const event: Command = {
  name: 'event',
  parse: ({ said, now, known }) => (eventWish(said, now, known) ? { rest: said } : null),
  help: '活动 9月26日下午2点 试驾会 邀请 H级和A级：办活动、发邀请；3来 5不来：记下谁来；活动：看进度',
  run: runEvent,
  examples: [
    {
      said: '活动 9月26日下午2点 试驾会 邀请 H级和A级',
      asked: { rest: '活动 9月26日下午2点 试驾会 邀请 H级和A级' },
    },
    { said: '3来 5不来', asked: { rest: '3来 5不来' } },
    { said: '张伟来 李娜不来', asked: { rest: '张伟来 李娜不来' } },
    { said: '取消活动 试驾会', asked: { rest: '取消活动 试驾会' } },
    { said: '活动', asked: { rest: '活动' } },
    { said: '张伟来店了', asked: null },
    { said: '张伟不来了', asked: null },
    { said: '张伟想等活动', asked: null },
  ],
};
