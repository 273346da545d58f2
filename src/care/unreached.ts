import type { Tx } from '../crm/writing.ts';
import type { Channel } from '../db/generated/client.ts';
import { type ClockTime, momentOf } from '../language/calendar-date.ts';

/** So many tries in a row without an answer, and the way of trying is at fault rather than the day. */
const ENOUGH_TRIES = 3;
const LOOKED_AT = 10;

const partsOfDay = [
  { name: '上午', until: '11:30', proposal: '10点' },
  { name: '中午', until: '14:00', proposal: '12点半' },
  { name: '下午', until: '17:30', proposal: '下午3点' },
  { name: '傍晚', until: '24:00', proposal: '下午6点' },
] as const;
/** In the order in which people answer a call at work's end, in the break, and in between. */
const WORTH_TRYING = ['傍晚', '中午', '上午', '下午'];

const partOf = (time: ClockTime) => partsOfDay.find(({ until }) => time < until) ?? partsOfDay[3];

interface Try {
  readonly channel: Channel | null;
  /** When the member said so, which is the best known of when it was. */
  readonly createdAt: Date;
}

/**
 * Another hour or channel for a customer who was not reached three times in a row, by what was tried.
 * @param later how the member asks to be reminded tomorrow at an hour: 下午6点 → 5明天下午6点
 * @returns one sentence without its full stop, null before the third try
 */
export async function anotherWay(tx: Tx, customerId: string, later: (hour: string) => string): Promise<string | null> {
  const tries = await tx.interaction.findMany({
    where: { customerId, reached: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: LOOKED_AT,
    select: { reached: true, channel: true, createdAt: true },
  });
  const reached = tries.findIndex((one) => one.reached);
  const row = reached < 0 ? tries : tries.slice(0, reached);
  return row.length < ENOUGH_TRIES ? null : proposal(row, later);
}

function proposal(row: readonly Try[], later: (hour: string) => string): string {
  const times = `连着${row.length}次没联系上`;
  const written = row.filter(({ channel }) => channel === 'wechat' || channel === 'sms');
  if (written.length === row.length) return `${times}，发的都是文字：打个电话试试，回“${later('下午6点')}”到点提醒你`;
  const calls = row.filter((one) => !written.includes(one));
  const tried = partsOfDay.filter(({ name }) =>
    calls.some((one) => partOf(momentOf(one.createdAt).time).name === name),
  );
  const names = tried.map(({ name }) => name).join('、');
  const untried = WORTH_TRYING.map((name) => partsOfDay.find((part) => part.name === name)).find(
    (part) => part && !tried.includes(part),
  );
  const hour = untried && `换个时间打（回“${later(untried.proposal)}”到点提醒你）`;
  const channel = written.length > 0 ? '请客户留个方便的时间' : '发条微信试试';
  return `${times}，${tried.length === 1 ? '都在' : ''}${names}${tried.length === 1 ? '' : '都试过'}：${[hour, channel].filter(Boolean).join('，或者')}`;
}
