import { leads } from '../../digests/team.ts';
import type { CommandContext } from '../context.ts';
import { sayListTime } from '../list-time/run.ts';
import { saySpan } from '../quiet/run.ts';
import { sayOwnDays } from '../rest/run.ts';

/** All a member has set for themself. */
export async function ownSettings(context: CommandContext): Promise<string> {
  const { tx, speaker } = context;
  const member = await tx.member.findUniqueOrThrow({ where: { id: speaker.id } });
  const { quietFrom: from, quietTo: to } = member;
  return [
    '你自己的设置：',
    `早报：${sayListTime('list', member, context)}`,
    ...(leads(member) ? [`晚报：${sayListTime('digest', member, context)}`] : []),
    `免打扰：${from === to ? '没有' : saySpan({ from, to })}`,
    `休息：${sayOwnDays(member, context) || '没有设'}`,
    ...(member.cards ? ['卡片：战败和投诉也发'] : []),
    '要改就说：早报 8:00、免打扰 21:00-8:30、周二休。',
  ].join('\n');
}
