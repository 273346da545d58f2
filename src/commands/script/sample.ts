import type { CareFacts } from '../../care/rule.ts';
import { addDays, addMonths, dayOf, instantAt, type Moment, monthOf } from '../../language/calendar-date.ts';

type Addressee = Pick<CareFacts['customer'], 'name' | 'aliases' | 'tags' | 'interest'>;

/**
 * A customer every rule has something to say about, for words on a topic that no record calls for just now.
 * @param addressee who is spoken to; nobody by name when left out
 */
export function sampleFacts({ date }: Moment, addressee?: Addressee): CareFacts {
  const { name, aliases, tags, interest } = addressee ?? { name: '', aliases: [], tags: [], interest: [] };
  const deliveredOn = addDays(date, -3);
  const old = {
    ...{ readings: [], services: [], policies: [], registeredOn: null, inspectionOn: null, model: null, plate: null },
  };
  return {
    customer: {
      ...{ id: 'sample', ownerId: 'sample', name, phone: null, stage: 'delivered', stageSince: date },
      ...{ level: 'A', levelSetOn: date, value: 'A', interest, tags, aliases, doNotContact: false },
      birthday: { calendar: 'solar', month: monthOf(date), day: dayOf(date), leap: false },
      recordBeganOn: addMonths(date, -12),
      imported: false,
      lastContactOn: addDays(date, -30),
      source: null,
      createdAt: instantAt(addMonths(date, -12)),
    },
    vehicles: [
      { ...old, id: 'new', deliveredOn },
      { ...old, id: 'old', deliveredOn: addMonths(date, -3) },
      { ...old, id: 'ageing', deliveredOn: addMonths(date, -33) },
      { ...old, id: 'served', deliveredOn: null, services: [{ on: addMonths(date, -6), km: null }] },
      { ...old, id: 'second', deliveredOn: addMonths(date, -8), services: [{ on: addMonths(date, -5), km: null }] },
      {
        ...old,
        id: 'insured',
        deliveredOn: null,
        inspectionOn: addMonths(date, 4),
        policies: [{ kind: 'unspecified', expiresOn: addMonths(date, 4) }],
      },
    ],
    promises: [{ id: 'p', dueOn: date, dueAt: null, madeOn: addDays(date, -7), note: null, state: 'open' }],
    appointments: [{ id: 'a', kind: 'visit', dueOn: addDays(date, 1), dueAt: null, state: 'open' }],
    visits: [{ on: date, toldAt: instantAt(date) }],
    complaints: [
      {
        ...{ id: 'c', about: '服务', state: 'open', openedAt: instantAt(date), contactedAt: null },
        ...{ pauseReason: null, pausedMinutes: 0, remedy: null },
      },
    ],
    invitations: [],
    notes: [],
    lastTopic: null,
  };
}
