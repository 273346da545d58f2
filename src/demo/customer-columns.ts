import { namedColumns } from '../crm/customer.ts';
import { birthColumns } from './birth-columns.ts';
import type { Draft } from './draft.ts';
import type { Timeline } from './timeline.ts';

const WAN = 10_000;

/** What a draft says in the customer's own columns. */
export function customerColumns(draft: Draft, phone: string | null, { on }: Pick<Timeline, 'on'>) {
  const { name, stage, since, level, value, source, budget, interest = [], tags = [], began, contacts } = draft;
  const last = contacts.findLast(({ channel, reached = true }) => channel !== null && reached);
  return {
    ...namedColumns(name),
    phone,
    phonelessName: phone === null ? name : null,
    stage,
    stageSince: on(since),
    level: level ? level[0] : null,
    levelSetOn: level ? on(level[1]) : null,
    value: value ?? null,
    source,
    budgetMin: budget ? budget[0] * WAN : null,
    budgetMax: budget ? budget[1] * WAN : null,
    interest: [...interest],
    tags: [...tags],
    ...birthColumns(draft.birthday, on(0)),
    imported: true,
    recordBeganOn: on(began),
    lastContactOn: last ? on(last.on) : null,
  };
}
