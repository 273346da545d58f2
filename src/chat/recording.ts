import type { CareEvent } from '../care/rule.ts';
import type { CommandContext } from '../commands/context.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import type { Recording, Vehicle } from '../facts/recording.ts';
import type { Understanding } from './understand.ts';

/** A customer opened for the facts of one message, and what they leave behind for the reply and the plan. */
export function openRecording(
  { writing, now }: CommandContext,
  customer: FoundCustomer,
  { facts, note }: Understanding,
): { recording: Recording; events: readonly CareEvent[]; mentions: readonly string[] } {
  const events: CareEvent[] = [];
  const mentions: string[] = [];
  let current: Vehicle | undefined;

  async function anotherVehicle(): Promise<Vehicle> {
    const made = await writing.create('vehicle', { customerId: customer.id, createdAt: now.instant });
    current = made;
    return made;
  }

  const recording: Recording = {
    writing,
    now,
    customer,
    note,
    happened: (event) => events.push(event),
    mention: (line) => mentions.push(line),
    anotherVehicle,
    async vehicle() {
      current ??= carMeant(customer.vehicles, facts.vehicle ?? {});
      return current ?? anotherVehicle();
    },
  };
  return { recording, events, mentions };
}

/** The car with the plate or model that was said, else the newest that contradicts neither. */
function carMeant(cars: readonly Vehicle[], said: { plate?: string; model?: string }): Vehicle | undefined {
  const named = cars.find(
    (car) => (said.plate && car.plate === said.plate) || (said.model && car.model === said.model),
  );
  return named ?? cars.find((car) => !(said.plate && car.plate) && !(said.model && car.model));
}
