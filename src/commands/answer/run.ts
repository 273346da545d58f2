import { replan } from '../../care/replan.ts';
import { type ToldItem, type ToldList, todaysList } from '../../care/todays-list.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Acted, actions, noteDown } from './actions.ts';
import { withWhenAgain } from './deed.ts';
import type { AnswerItem } from './items.ts';
import { type Line, together } from './lines.ts';
import { saySettled } from './say-settled.ts';

/** How many of those left a reply names. */
const MOST_NAMED = 8;

/** One item of the list with what is to be done about it. */
interface Chosen {
  readonly item: ToldItem;
  readonly answer: AnswerItem;
}

/**
 * Acts on the numbered items of today's list: settles them, replans their customers and says of each what became of
 * it. Numbers the list does not have and items settled before change nothing and are answered.
 */
export async function runAnswer(context: CommandContext, answers: readonly AnswerItem[]): Promise<Reply> {
  const { tx, speaker, now } = context;
  const list = await todaysList(tx, speaker.id, now);
  if (!list) return { text: '今天还没有清单，这些数字我对不上。直接说是哪位客户就行，例如：张伟 已联系。' };
  const { chosen, unknown } = choose(list, answers);
  const lines: Omit<Line, 'told'>[] = [];
  const acted: (Acted & { readonly isReplanned?: boolean })[] = [];
  const told = new Map<number, string>();
  let asked: Reply | null = null;
  for (const { item, answer: given } of chosen) {
    const heard = withWhenAgain(given, now);
    const along = heard.note ? context.along(item.customer, heard.note) : null;
    const answer = {
      ...heard,
      ...(along?.channel && { channel: along.channel }),
      ...(along && { untold: along.untold }),
    };
    const open = item.open.filter(({ id }) => !acted.some(({ settled }) => settled.includes(id)));
    if (open.length === 0)
      lines.push({ mark: null, said: saySettled(item, now) + (await noteDown(context, item, answer)), item });
    else {
      const one = await actions[answer.do](context, { ...item, open }, answer);
      // What was told may begin something (投诉空调异响), which this contact has not settled yet.
      if (along && one.contacted) await replan(context.writing, [item.customer.id], contacted(context));
      acted.push({ ...one, isReplanned: along !== null });
      lines.push({ mark: one.mark, said: one.said, item });
    }
    const more: Reply | null = (await along?.record(asked === null)) ?? null;
    if (more?.ask)
      asked = more.text.includes(item.customer.name) ? more : { ...more, text: `${item.customer.name}：${more.text}` };
    else if (more) told.set(lines.length - 1, more.text);
  }
  const next = await replanned(context, acted);
  const spoken = together(
    lines.map((line, index) => {
      const said = line.said + (next.get(line.item.customer.id) ?? '');
      return { ...line, said, told: told.get(index) ?? '' };
    }),
  );
  if (chosen.length === 0 && unknown.length === 0) return { text: '今天的清单都处理过了，没有要办的了。' };
  if (unknown.length > 0) spoken.push(`清单里只有${range(list)}，没有${unknown.join('、')}。`);
  const text = [...spoken, remaining(list, acted), asked?.text ?? ''].filter((line) => line !== '').join('\n');
  return { text, ...(asked?.ask && { ask: asked.ask }) };
}

/** Which items are meant, `都` as every one that still waits for an answer, and the numbers that are none. */
function choose(list: ToldList, answers: readonly AnswerItem[]): { chosen: Chosen[]; unknown: number[] } {
  const chosen: Chosen[] = [];
  const unknown: number[] = [];
  for (const answer of answers) {
    if (answer.n === 'all') {
      const meant = list.items.filter(({ number, waiting }) => waiting && !answer.except?.includes(number));
      chosen.push(...meant.map((item) => ({ item, answer })));
      unknown.push(...(answer.except ?? []).filter((n) => !list.items.some(({ number }) => number === n)));
      continue;
    }
    const item = list.items.find(({ number }) => number === answer.n);
    if (item) chosen.push({ item, answer });
    else unknown.push(answer.n);
  }
  return { chosen, unknown };
}

const contacted = ({ settings, now }: CommandContext) => ({
  settings,
  events: [{ kind: 'contact', on: now.date } as const],
});

/** Replans the customers acted on; what comes next for each, ready to stand behind its line. */
async function replanned(context: CommandContext, acted: readonly (Acted & { readonly isReplanned?: boolean })[]) {
  const { writing, settings, now } = context;
  const next = new Map<string, string>();
  const idsOf = (group: readonly Acted[]) => [...new Set(group.map(({ customerId }) => customerId))];
  const reached = acted.filter((one) => one.contacted);
  const isNews = ({ contacted: happened, isReplanned }: (typeof acted)[number]) => happened && !isReplanned;
  for (const news of [true, false]) {
    const ids = idsOf(acted.filter((one) => isNews(one) === news));
    if (ids.length === 0) continue;
    const plan = await replan(writing, ids, news ? contacted(context) : { settings });
    for (const { customerId } of reached) {
      const after = plan.next.find((one) => one.customerId === customerId && one.dueOn > now.date);
      if (after) next.set(customerId, `。下次：${sayDay(after.dueOn, now)} ${after.title}`);
    }
  }
  return next;
}

/** 1到7; single numbers where some are missing. */
function range({ items }: ToldList): string {
  const last = items.at(-1)?.number ?? 0;
  return items.length === last && last > 1 ? `1到${last}` : items.map(({ number }) => number).join('、');
}

function remaining({ items }: ToldList, acted: readonly Acted[]): string {
  const settled = new Set(acted.flatMap((one) => one.settled));
  const left = items.filter(({ open, waiting }) => waiting && open.some(({ id }) => !settled.has(id)));
  if (acted.length === 0) return '';
  if (left.length === 0) return '清单全部办完，辛苦了！';
  const named = left.slice(0, MOST_NAMED).map(({ number, customer }) => `${number} ${customer.name}`);
  return `还剩${left.length}位：${named.join('、')}${left.length > MOST_NAMED ? '……' : ''}`;
}
