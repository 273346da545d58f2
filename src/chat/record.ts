import { replan } from '../care/replan.ts';
import type { CommandContext, Reply } from '../commands/context.ts';
import { newCustomer } from '../crm/customer.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import { facts } from '../facts/index.ts';
import type { Columns, Decided, Query, Recording, Standing } from '../facts/recording.ts';
import { adoptNewcomers } from '../facts/referred-by/adopt.ts';
import { withComplaintSettled } from './complaint-settled.ts';
import { confirmation, confirmedAlong } from './confirmation.ts';
import { withNoContact } from './no-contact.ts';
import { openRecording } from './recording.ts';
import { type Revival, revivalOf, stillLost } from './revival.ts';
import { type Target, targetOf } from './target.ts';
import type { Understanding } from './understand.ts';
import { whichCar, withoutCar } from './which-car.ts';

/** Records what a message states about a customer, replans their care, and says what was understood. */
export async function record(context: CommandContext, meaning: Understanding): Promise<Reply> {
  const target = await targetOf(context, meaning);
  const reply = await recordFor(context, meaning, target);
  const otherwise = target.kind === 'known' && !reply.ask ? target.otherwise : undefined;
  if (!otherwise) return withComplaintSettled(context, meaning, await withNoContact(context, meaning, reply));
  const { text, option } = otherwise;
  return { ...reply, text: `${reply.text}\n${text}`, ask: { kind: 'customer', options: [option] } };
}

/** What the answer to a question brings beside its facts. */
export interface Answered {
  readonly decided?: Decided;
  /** Questions about the same message that have still to be asked. */
  readonly then?: readonly Query[];
  /** Told beside a command, which keeps the words itself; `silent` where another question is open already. */
  readonly along?: 'asking' | 'silent';
}

/** The same for a target already settled, by the answer to a question. */
export async function recordFor(
  context: CommandContext,
  meaning: Understanding,
  target: Target,
  { decided = {}, then = [], along }: Answered = {},
): Promise<Reply> {
  if (target.kind === 'reply') return target.reply;
  const known = target.kind === 'known' ? target.customer : null;
  const car = known && whichCar(known.name, known.vehicles, meaning, decided);
  const stated = car ? withoutCar(meaning) : meaning;
  const revival = known && (await revivalOf(context, known, stated, decided));
  const before = known ?? BLANK;
  const customer = await written(context, stated, target, revival);
  const opened = openRecording({ context, meaning: stated, customer, before, decided });
  const { recording, events, affected } = opened;
  if (revival) recording.mention(revival.mention);
  if (meaning.standing) recording.mention(notStanding(meaning.standing));
  if (target.kind === 'known' && target.remark) recording.mention(target.remark);
  for (const { apply, value } of said(stated)) await apply?.(recording, value);
  // A contact carries the note itself.
  const words = [stated.facts.contact ? '' : stated.note, ...opened.kept].filter((part) => part !== '').join(' ');
  if (words !== '' && !along) await noteDown(recording, words);
  if (!known) await adoptNewcomers(recording);
  const planned = await replan(context.writing, [customer.id], { settings: context.settings, events });
  if (affected.size > 0) await replan(context.writing, [...affected], { settings: context.settings });
  const lost = known && stillLost(known, stated, revival !== null);
  const queries = [...(car ? [car] : []), ...opened.queries, ...(lost ? [lost] : []), ...then];
  const confirmed = { ...opened, context, meaning: stated, customer, before, isNew: !known, queries, planned };
  return along ? confirmedAlong(confirmed, along === 'asking') : confirmation(confirmed);
}

/** A wish for every Tuesday must not look as if it had been granted. */
const notStanding = (wish: string): string =>
  `“${wish}”这样的定期提醒我还不会，先记在备注里。说一个日子就行，例如“下周二再联系”，到时我再问下一次。`;

interface Said {
  readonly key: string;
  readonly value: unknown;
  columns?(value: unknown, before: Standing, now: CommandContext['now']): Columns;
  apply?(recording: Recording, value: unknown): Promise<void>;
}

/** The facts of a message in the order of the list, each with its value. */
function said(meaning: Understanding): Said[] {
  const values: Readonly<Record<string, unknown>> = { ...meaning.facts };
  return facts
    .filter((fact) => values[fact.key] !== undefined)
    .map((fact) => ({ ...(fact as unknown as Said), value: values[fact.key] }));
}

const BLANK: Standing = {
  stage: 'potential',
  level: null,
  levelSetOn: null,
  interest: [],
  tags: [],
  lastContactOn: null,
};

/** Writes the customer's own columns, in one statement; a new customer is made with them. */
async function written(
  context: CommandContext,
  meaning: Understanding,
  target: Exclude<Target, { kind: 'reply' }>,
  revival: Revival | null,
): Promise<FoundCustomer> {
  const { writing, speaker, now } = context;
  const before = target.kind === 'known' ? target.customer : BLANK;
  let columns: Columns = revival?.columns ?? {};
  for (const fact of said(meaning)) {
    columns = { ...columns, ...fact.columns?.(fact.value, { ...before, ...columns } as Standing, now) };
  }
  if (target.kind === 'known') {
    await writing.update('customer', target.customer, columns);
    return { ...target.customer, ...columns } as FoundCustomer;
  }
  const values = { ...newCustomer(target.name, speaker.id, now), ...columns };
  const made = await writing.create('customer', values);
  return { ...made, vehicles: [], owner: { id: speaker.id, name: speaker.name } };
}

/** What nobody claimed is kept as a note. */
async function noteDown({ writing, customer, now }: Recording, note: string): Promise<void> {
  await writing.create('interaction', {
    customerId: customer.id,
    memberId: writing.memberId,
    heldOn: now.date,
    note,
    createdAt: now.instant,
  });
}
