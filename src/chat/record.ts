import { replan } from '../care/replan.ts';
import type { CommandContext, Reply } from '../commands/context.ts';
import { newCustomer } from '../crm/customer.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import { facts } from '../facts/index.ts';
import type { Columns, Recording, Standing } from '../facts/recording.ts';
import { confirmation } from './confirmation.ts';
import { openRecording } from './recording.ts';
import { type Target, targetOf } from './target.ts';
import type { Understanding } from './understand.ts';

/** Records what a message states about a customer, replans their care, and says what was understood. */
export async function record(context: CommandContext, meaning: Understanding): Promise<Reply> {
  return recordFor(context, meaning, await targetOf(context, meaning));
}

/** The same for a target already settled, by the answer to a question. */
export async function recordFor(context: CommandContext, meaning: Understanding, target: Target): Promise<Reply> {
  if (target.kind === 'reply') return target.reply;
  const customer = await written(context, meaning, target);
  const { recording, events, mentions } = openRecording(context, customer, meaning);
  if (target.kind === 'known' && target.remark) recording.mention(target.remark);
  for (const { apply, value } of said(meaning)) await apply?.(recording, value);
  if (meaning.note && !meaning.facts.contact) await noteDown(recording);
  const planned = await replan(context.writing, [customer.id], { settings: context.settings, events });
  return confirmation({ context, meaning, customer, isNew: target.kind === 'new', mentions, planned });
}

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

const BLANK: Standing = { stage: 'potential', interest: [], tags: [], details: {}, lastContactOn: null };

/** Writes the customer's own columns, in one statement; a new customer is made with them. */
async function written(
  context: CommandContext,
  meaning: Understanding,
  target: Exclude<Target, { kind: 'reply' }>,
): Promise<FoundCustomer> {
  const { writing, speaker, now } = context;
  const before = target.kind === 'known' ? target.customer : BLANK;
  let columns: Columns = {};
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

/** What nobody claimed is kept as a note, when no contact carries it already. */
async function noteDown({ writing, customer, note, now }: Recording): Promise<void> {
  await writing.create('interaction', {
    customerId: customer.id,
    memberId: writing.memberId,
    heldOn: now.date,
    note,
    createdAt: now.instant,
  });
}
