import { isQuiet } from '../../care/calendar.ts';
import { digestTime, listTime } from '../../care/working.ts';
import type { Member } from '../../db/generated/client.ts';
import { leads } from '../../digests/team.ts';
import { UserError } from '../../errors.ts';
import { clockSaid } from '../clock.ts';
import type { CommandContext, Reply } from '../context.ts';

type Which = 'list' | 'digest';
const COLUMN = { list: 'listAt', digest: 'digestAt' } as const;
const NAME = { list: '早报', digest: '晚报' } as const;

/** Sets, ends or tells the speaker's own time for the list (早报 8:00) or the digest (晚报 18:40). */
export async function runListTime(context: CommandContext, said: string): Promise<Reply> {
  const { tx, writing, speaker } = context;
  const which: Which = said.startsWith('早报') ? 'list' : 'digest';
  const name = NAME[which];
  const member = await tx.member.findUniqueOrThrow({ where: { id: speaker.id } });
  if (which === 'digest' && !leads(member))
    throw new UserError('晚报只发给带团队的同事；你的清单时间可以改：早报 8:00。');
  const wish = said.slice(name.length).trim();
  if (wish === '') {
    const today = which === 'list' ? '；看今天的清单说“今天跟进谁”' : '';
    return {
      text: `你的${name}：${sayListTime(which, member, context)}。\n要改就说：${name} ${EXAMPLE[which]}${today}。`,
    };
  }
  const at = clockSaid(wish, { evening: which === 'digest' });
  await writing.update('member', member, { [COLUMN[which]]: at });
  const changed = { ...member, [COLUMN[which]]: at };
  if (!at) return { text: `好，${name}跟店里一样：${sayListTime(which, changed, context)}。` };
  const held = isQuiet(at, { from: member.quietFrom, to: member.quietTo })
    ? `这个点在你的免打扰里，要等到${member.quietTo}才发。`
    : '';
  return { text: `好，以后你的${name}${at}发。${held}\n想跟店里一样就说：${name} 恢复。` };
}

const EXAMPLE = { list: '8:00', digest: '18:40' } as const;

/** 08:00; 08:27（店里的时间）. */
export function sayListTime(which: Which, member: Member, { settings }: CommandContext): string {
  const at = which === 'list' ? listTime(member, settings) : digestTime(member, settings);
  return member[COLUMN[which]] === null ? `${at}左右（店里的时间）` : at;
}
