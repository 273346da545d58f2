import type { CareEvent } from '../care/rule.ts';
import type { CommandContext } from '../commands/context.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import type { Decided, Query, Recording, Standing, Vehicle } from '../facts/recording.ts';
import type { Understanding } from './understand.ts';
import { carsMeant, identifying } from './which-car.ts';

/** Whom a message is written to, and how. */
export interface Opening {
  readonly context: CommandContext;
  readonly meaning: Understanding;
  /** As the message's columns leave them. */
  readonly customer: FoundCustomer;
  readonly before: Standing;
  readonly decided: Decided;
}

/** What the facts of a message leave behind for the reply and the plan. */
export interface Opened {
  readonly recording: Recording;
  readonly events: readonly CareEvent[];
  readonly mentions: readonly string[];
  readonly queries: readonly Query[];
  /** Words to be noted. */
  readonly kept: readonly string[];
  /** Facts that were not recorded, by key, with what was of their value. */
  readonly leftOut: ReadonlyMap<string, unknown>;
  /** Other customers whose care follows. */
  readonly affected: ReadonlySet<string>;
}

/** A customer opened for the facts of one message. */
export function openRecording({ context, meaning, customer, before, decided }: Opening): Opened {
  const { writing, now, settings, scope, speaker } = context;
  const events: CareEvent[] = [];
  const mentions: string[] = [];
  const queries: Query[] = [];
  const kept: string[] = [];
  const leftOut = new Map<string, unknown>();
  const affected = new Set<string>();
  let current: Vehicle | undefined;

  async function anotherVehicle(): Promise<Vehicle> {
    const made = await writing.create('vehicle', { customerId: customer.id, createdAt: now.instant });
    current = made;
    return made;
  }

  const recording: Recording = {
    ...{ writing, now, settings, scope, speaker, customer, before, decided },
    note: meaning.note,
    happened: (event) => events.push(event),
    mention: (line) => mentions.push(line),
    keep: (words) => kept.push(words),
    ask: (query) => queries.push(query),
    leaveOut: (key, kept) => leftOut.set(key, kept),
    affects: (id) => affected.add(id),
    anotherVehicle,
    async vehicle() {
      current ??= carsMeant(customer.vehicles, identifying(meaning), decided)[0];
      return current ?? anotherVehicle();
    },
  };
  return { recording, events, mentions, queries, kept, leftOut, affected };
}
