import type { Command } from '../command.ts';
import { allItems } from './all.ts';
import { numberedItems } from './numbered.ts';
import { runAnswer } from './run.ts';

/** Acts on today's numbered list. */
export const answer: Command = {
  name: 'answer',
  parse(message) {
    const items = allItems(message) ?? numberedItems(message);
    return items && { facts: { items } };
  },
  help: '1完成 3明天 5战败买了竞品：一句话处理今天的清单',
  run: (context, { facts }) => runAnswer(context, facts.items ?? []),
  examples: [
    { said: '1完成', asked: { facts: { items: [{ n: 1, do: 'done' }] } } },
    {
      said: '2没接 4跳过',
      asked: {
        facts: {
          items: [
            { n: 2, do: 'unreachable' },
            { n: 4, do: 'skip' },
          ],
        },
      },
    },
    { said: '都完成了', asked: { facts: { items: [{ n: 'all', do: 'done' }] } } },
    { said: '除了3都完成', asked: { facts: { items: [{ n: 'all', do: 'done', except: [3] }] } } },
    { said: '3天后再打给张伟', asked: null },
  ],
};
