import { expect } from 'vitest';
import { titleOf } from '../../../src/care/index.ts';
import type { Member, Prompt, Touchpoint } from '../../../src/db/generated/client.ts';
import {
  type CalendarDate,
  dayOf,
  type Moment,
  momentOf,
  monthOf,
  weekdayOf,
} from '../../../src/language/calendar-date.ts';
import type { Store } from '../../support/bot.ts';

/** What the store has set, as far as it says who is told when; read from the row, not by the code under test. */
interface Rules {
  readonly limit: number;
  readonly carryOver: number;
  readonly openWeekdays: readonly number[];
  readonly closedDays: readonly string[];
}

const MUST = 0;
/** A must stays in the list until the general manager has heard of it: three working days, one more, and that list. */
const MUST_LISTS = 5;
/** By when every list has left: 08:26 and at most four minutes of a member's own. */
const LISTS_OUT = '08:31';
const OPEN = ['planned', 'prompted', 'snoozed'] as const;

type Hours = Pick<Member, 'restDays' | 'daysOff' | 'quietFrom' | 'quietTo'>;
const isAwake = ({ quietFrom, quietTo }: Hours, { time }: Moment): boolean =>
  quietFrom > quietTo ? time >= quietTo && time < quietFrom : time < quietFrom || time >= quietTo;
const works = ({ restDays, daysOff }: Hours, date: CalendarDate, rules: Rules): boolean =>
  rules.openWeekdays.includes(weekdayOf(date)) &&
  !rules.closedDays.includes(date) &&
  !restDays.includes(weekdayOf(date)) &&
  !daysOff.includes(date);

export type Watch = ReturnType<typeof createWatch>;

/**
 * Looks at the store from beside it, before and after every beat, with a simple model of its own: who had to be told
 * of what just now, who must not have been, and what may have ended.
 */
export function createWatch(store: Store) {
  const { prisma } = store;
  const wrong: string[] = [];
  /** Every time anybody was told of a touchpoint, also long after the product has let go of it. */
  const told = new Map<string, Prompt[]>();
  /** In how many lists it stood since it was planned, or put off. */
  const carried = new Map<string, number>();
  /** Lists that were to be made: by member and day; whether they had room for everybody. */
  const lists = new Map<string, { readonly hadRoom: boolean; readonly at: Date }>();
  const count = { beats: 0, told: 0, ended: 0, asked: 0, untold: 0 };
  let newest = '00000000-0000-0000-0000-000000000000';
  let stood = new Map<string, Touchpoint>();
  let isStirred = true;

  const open = async (): Promise<Map<string, Touchpoint>> =>
    new Map((await prisma.touchpoint.findMany({ where: { state: { in: [...OPEN] } } })).map((one) => [one.id, one]));

  async function rulesNow(): Promise<Rules> {
    const row = await prisma.storeSettings.findFirstOrThrow();
    const { list, calendar } = (row.values ?? {}) as Record<string, Record<string, unknown> | undefined>;
    return {
      limit: Number(list?.limit ?? 12),
      carryOver: Number(list?.carryOver ?? 3),
      openWeekdays: (calendar?.openWeekdays as number[] | undefined) ?? [1, 2, 3, 4, 5, 6, 7],
      closedDays: (calendar?.closedDays as string[] | undefined) ?? [],
    };
  }

  /** What was told in this beat, each for the first time. */
  async function fresh(): Promise<Prompt[]> {
    const prompts = await prisma.prompt.findMany({ where: { id: { gt: newest } }, orderBy: { id: 'asc' } });
    newest = prompts.at(-1)?.id ?? newest;
    return prompts;
  }

  function remember(prompt: Prompt): void {
    told.set(prompt.touchpointId, [...(told.get(prompt.touchpointId) ?? []), prompt]);
    count.told += 1;
  }

  const name = ({ rule, step, dueOn, promptOn, lastOn, state }: Touchpoint): string =>
    `${rule} ${step} due ${dueOn} prompt ${promptOn} last ${lastOn} ${state}`;
  const toldOf = (id: string, key: RegExp): Prompt[] => (told.get(id) ?? []).filter((one) => key.test(one.outboxKey));

  function checkPrompt(prompt: Prompt, one: Touchpoint | undefined, member: Member, now: Moment, rules: Rules): void {
    const { outboxKey, touchpointId } = prompt;
    const say = (what: string) => wrong.push(`${now.date} ${now.time} ${what}: ${one && name(one)} ${outboxKey}`);
    const same = toldOf(touchpointId, /./).filter((other) => other.outboxKey === outboxKey);
    if (same.some(({ memberId }) => memberId === prompt.memberId)) say('told twice in one message');
    if (!isAwake(member, now)) say('told in quiet hours');
    if (outboxKey.startsWith('notice:escalated:')) {
      const level = outboxKey.split(':')[2];
      const before = toldOf(touchpointId, new RegExp(`^notice:escalated:${level}:`));
      if (before.some(({ memberId }) => memberId === prompt.memberId)) say('a leader told twice');
      return;
    }
    if (one && one.memberId !== member.id) say('told somebody else');
    if (one?.promptAt && !outboxKey.startsWith('morning:') && one.promptAt > now.instant) say('told too early');
    const before = stood.get(touchpointId);
    // Planned, put off by its member, or handed to another: its lists are counted from here.
    const isAnother = toldOf(touchpointId, /^(?:morning|alone|missed):/).at(-1)?.memberId !== prompt.memberId;
    if (before?.state !== 'prompted' || isAnother) carried.set(touchpointId, 0);
    if (!outboxKey.startsWith('morning:')) return;
    if (!works(member, now.date, rules)) say('a list on a day off');
    const times = (carried.get(touchpointId) ?? 0) + 1;
    carried.set(touchpointId, times);
    const most = one?.rank === MUST || before?.rank === MUST ? MUST_LISTS : rules.carryOver;
    if (times > Math.max(most, rules.carryOver)) say(`in ${times} lists`);
    if (one?.promptOn && one.promptOn > now.date) say('told before its day');
  }

  /** Everything that had to be told in this beat has been. */
  function checkToldAll(standing: Touchpoint, member: Member, now: Moment, list: 'made' | 'full' | null): void {
    const { promptAt, promptOn, lastOn, state, id, rank } = standing;
    const say = (what: string) => wrong.push(`${now.date} ${now.time} ${what}: ${name(standing)}`);
    if (lastOn < now.date && !(momentOf(standing.createdAt).date > now.date)) say('still open after its last day');
    const waits = state !== 'prompted';
    if (waits && promptAt && promptAt <= now.instant && isAwake(member, now)) say('its time has come, nobody was told');
    const today = toldOf(id, /^(?:morning|alone|missed):/).some(
      ({ createdAt }) => momentOf(createdAt).date === now.date,
    );
    const isListed = promptOn ? promptOn <= now.date : state === 'prompted';
    if (!list || today || !isListed) return;
    if (list === 'made' || rank === MUST) say('not in the list');
  }

  /** It may have ended like this. */
  function checkEnd(before: Touchpoint, after: Touchpoint, member: Member, now: Moment, rules: Rules): void {
    const say = (what: string) =>
      wrong.push(`${now.date} ${now.time} ${what}: ${name(before)} → ${after.state} ${after.reason}`);
    count.ended += 1;
    if (!after.reason) say('ended without a reason');
    if (after.state === 'done' || after.state === 'skipped') say('settled by nobody');
    if (after.state !== 'expired') return;
    const isOver = before.lastOn < now.date;
    const isWornOut = (carried.get(before.id) ?? 0) >= Math.min(MUST_LISTS, rules.carryOver);
    if (!isOver && !isWornOut) say('ended too early');
    if (toldOf(before.id, /^(?:morning|alone|missed):/).length > 0) return;
    count.untold += 1;
    if (before.rank === MUST && !(before.rule === 'first-touch' && before.step.startsWith('visit/')))
      say('a must nobody was told of');
    const chances = [...lists].filter(([key, { hadRoom, at }]) => {
      const [memberId, date = ''] = key.split(' ');
      const from = before.promptOn ?? '9999';
      return memberId === member.id && hadRoom && date >= from && date <= before.lastOn && at > before.createdAt;
    });
    if (chances.length > 0) say(`never told, although there was a list: ${chances[0]?.[0]}`);
  }

  return {
    wrong,
    count,
    lists,
    toldOf,

    async customersOf(userid: string): Promise<string[]> {
      const rows = await prisma.customer.findMany({ where: { owner: { userid } }, orderBy: { id: 'asc' } });
      return rows.map((row) => row.name);
    },

    arranged(text: string, reply: string): void {
      if (!/^(?:好|✓|已|记|邀请发出去了)/.test(reply)) wrong.push(`not arranged: ${text} → ${reply}`);
    },

    /** What members have said since the last beat has changed what stands; 更多 has told more. */
    async before(): Promise<void> {
      if (!isStirred) return;
      isStirred = false;
      stood = await open();
      for (const prompt of await fresh()) {
        remember(prompt);
        carried.set(prompt.touchpointId, (carried.get(prompt.touchpointId) ?? 0) + 1);
      }
    },

    stirred(): void {
      isStirred = true;
    },

    async after(now: Moment): Promise<void> {
      count.beats += 1;
      const rules = await rulesNow();
      const members = new Map((await prisma.member.findMany()).map((member) => [member.id, member]));
      const standing = await open();
      const prompts = await fresh();
      const gone = [...stood.values()].filter(({ id }) => !standing.has(id));
      const ended = new Map(
        gone.length === 0
          ? []
          : (await prisma.touchpoint.findMany({ where: { id: { in: gone.map(({ id }) => id) } } })).map((one) => [
              one.id,
              one,
            ]),
      );
      for (const prompt of prompts) {
        const member = members.get(prompt.memberId) as Member;
        checkPrompt(prompt, standing.get(prompt.touchpointId), member, now, rules);
        remember(prompt);
      }
      const made = new Map<string, 'made' | 'full'>();
      for (const member of members.values()) {
        const key = `${member.id} ${now.date}`;
        if (lists.has(key) || now.time < LISTS_OUT || !isAwake(member, now) || !works(member, now.date, rules))
          continue;
        const customers = new Set(
          prompts
            .filter(({ outboxKey }) => outboxKey === `morning:${member.id}:${now.date}`)
            .map(({ touchpointId }) => (standing.get(touchpointId) ?? stood.get(touchpointId))?.customerId),
        );
        made.set(member.id, customers.size >= rules.limit ? 'full' : 'made');
        lists.set(key, { hadRoom: customers.size < rules.limit, at: now.instant });
      }
      for (const { outboxKey } of prompts) {
        const [kind, memberId = ''] = outboxKey.split(':');
        if (kind === 'morning' && !made.has(memberId))
          wrong.push(`${now.date} ${now.time} a second list: ${outboxKey}`);
      }
      for (const one of standing.values())
        checkToldAll(one, members.get(one.memberId) as Member, now, made.get(one.memberId) ?? null);
      for (const before of gone) {
        const after = ended.get(before.id);
        if (after) checkEnd(before, after, members.get(before.memberId) as Member, now, rules);
        else wrong.push(`${now.date} gone: ${name(before)}`);
      }
      stood = standing;
    },

    /** Asks why nobody was reminded: each line of the answer has to agree with what was seen from beside. */
    async asks(userid: string, customer: string): Promise<void> {
      const owned = await prisma.customer.findFirst({
        where: { name: customer, owner: { userid } },
        include: { touchpoints: true },
      });
      if (!owned) return;
      const reply = await store.says(userid, `为什么没提醒我${customer}`);
      isStirred = true;
      const lines = [...reply.matchAll(/^· (.+?)（(?:.+?，)?应在(?:\d+年)?(\d+)月(\d+)日[^）]*）：(.*)$/gm)];
      const wanted = owned.touchpoints.filter(({ state }) => state === 'prompted' || state === 'snoozed');
      const isTold = ({ id }: Touchpoint) => toldOf(id, /^(?:morning|alone|missed):/).length > 0;
      for (const [line, title = '', month, day, fate = ''] of lines) {
        const meant = owned.touchpoints.filter(
          ({ rule, step, dueOn }) =>
            titleOf(rule, step) === title && monthOf(dueOn) === Number(month) && dayOf(dueOn) === Number(day),
        );
        count.asked += 1;
        if (meant.length === 0) wrong.push(`explained what is not there: ${line}`);
        const [claims, denies] = [/提醒过|发给/.test(fate), /没有提醒出去|所以没再提醒/.test(fate)];
        const isTrue = meant.some((one) => (isTold(one) ? !denies : !claims));
        if (!isTrue) wrong.push(`${store.now.date} ${store.now.time} not true: ${line}`);
      }
      for (const one of wanted)
        if (!reply.includes(titleOf(one.rule, one.step))) wrong.push(`${customer} unexplained: ${name(one)}\n${reply}`);
    },

    check(): void {
      expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
    },
  };
}
