import { clockSaid } from '../clock.ts';
import type { Command } from '../command.ts';
import { runListTime } from './run.ts';

const form =
  /^(?:把|将)?(?:我的?)?(?<what>早报|晨报|清单|晚报)(?:时间)?(?:改到|改成|改为|设为|设成|调到|提前到|推迟到|几点(?:发|来)?)?[\s:：]*(?<said>.*)$/;
/** 早上8点半发清单 */
const turned =
  /^(?:以后|每天|都|请|麻烦|\s)*(?<said>(?:早上?|上午)?\d{1,2}(?:[:：]\d{2}|点半?|点\d{1,2}分?))(?:再)?(?:给我)?(?:发|推送?|来)(?:给?我)?(?:早报|清单)(?:给我)?(?:吧|就行)?$/;
const restored = /^(?:恢复(?:默认)?|默认|还原|取消)$/;

/** When a member wants the morning list, or a leader the evening digest. */
export const listTime: Command = {
  name: 'list_time',
  parse({ said }) {
    const named = turned.exec(said)?.groups?.said;
    const { what = '', said: time = '' } = named ? { what: '早报', said: named } : (form.exec(said)?.groups ?? {});
    const which = /早|晨|清单/.test(what) ? '早报' : '晚报';
    if (what === '' || (what === '清单' && time === '')) return null;
    if (time === '' || restored.test(time)) return { rest: `${which} ${time}`.trim() };
    return clockSaid(time, { evening: which === '晚报' }) && !/^\d+$/.test(time) ? { rest: `${which} ${time}` } : null;
  },
  help: '早报 8:00：我的清单几点发；早报 恢复：跟店里一样',
  run: (context, { note }) => runListTime(context, note),
  examples: [
    { said: '早报 8:00', asked: { rest: '早报 8:00' } },
    { said: '晚报改到晚上7点', asked: { rest: '晚报 晚上7点' } },
    { said: '早上8点半发清单', asked: { rest: '早报 早上8点半' } },
    { said: '早报 恢复', asked: { rest: '早报 恢复' } },
    { said: '张伟早报价了 8:00', asked: null },
  ],
};
