import type { Choice } from './choice.ts';
import { newCarReps, usedCarReps } from './company.ts';
import type { Car, Contact, Day, Draft } from './draft.ts';
import { notes, type Occasion } from './notes-data.ts';
import { budgets, newModels, tags, usedModels } from './people-data.ts';

/** Days between two contacts, as the preset of a dealership has them: nobody of the background is due on the first day. */
const CADENCE = { A: 7, B: 14, C: 30, potential: 14, delivered: 30, loyal: 90 } as const;

/** One kind of customer, by what happened so far. */
type Archetype = (choice: Choice, model: string) => Omit<Draft, 'owner' | 'name' | 'hasPhone'>;

const online = ['douyin', 'autohome', 'dongchedi', 'yiche', 'phone_in', 'wechat'] as const;
const inPerson = ['walk_in', 'walk_in', 'referral', 'exhibition'] as const;

function contact(choice: Choice, on: Day, channel: Contact['channel'], occasion: Occasion, model: string): Contact {
  return { on, channel, note: choice.oneOf(notes[occasion])(model) };
}

const wish = (choice: Choice, model: string) => ({
  interest: [model],
  ...(budgets[model] && choice.percent(70) && { budget: budgets[model] }),
  ...(choice.percent(40) && { tags: [choice.oneOf(tags)] }),
});

/** Somebody who asked and has not decided. */
const lead: Archetype = (choice, model) => {
  const last = -choice.between(1, CADENCE.potential - 1);
  const began = last - choice.between(2, 40);
  const contacts = [
    contact(choice, began, 'phone', 'online', model),
    contact(choice, last, choice.oneOf(['wechat', 'phone']), 'warm', model),
  ];
  return { stage: 'potential', since: began, source: choice.oneOf(online), began, contacts, ...wish(choice, model) };
};

/** Somebody with a level, who came and was called again. */
const decider =
  (level: 'A' | 'B' | 'C'): Archetype =>
  (choice, model) => {
    const last = -choice.between(1, CADENCE[level] - 1);
    const rated = last - choice.between(1, 10);
    const began = rated - choice.between(1, 20);
    const due = last + choice.between(-2, 0);
    const asked = {
      made: rated,
      due,
      note: choice.oneOf(['再聊价格', '问家里商量得怎么样', '发分期方案']),
      kept: last,
    };
    return {
      stage: 'deciding',
      since: rated,
      level: [level, rated],
      source: choice.oneOf(inPerson),
      began,
      contacts: [
        contact(choice, began, 'visit', 'firstVisit', model),
        contact(choice, rated, 'visit', choice.percent(60) ? 'testDrive' : 'bargain', model),
        contact(choice, last, choice.oneOf(['wechat', 'phone']), choice.percent(50) ? 'bargain' : 'warm', model),
      ],
      ...(due > rated && { promises: [asked] }),
      ...wish(choice, model),
    };
  };

const plate = (choice: Choice): string =>
  `浙A${choice.between(0, 9)}${choice.oneOf([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])}${choice.digits(2)}${choice.oneOf([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])}`;

/** Took the car some weeks ago and was asked on the third and seventh day; the first service is still ahead. */
const newOwner: Archetype = (choice, model) => {
  const delivered = -choice.between(50, 80);
  const last = -choice.between(1, CADENCE.delivered - 12);
  const began = delivered - choice.between(10, 40);
  const driven = (last - delivered) * choice.between(20, 32);
  const car: Car = { model, plate: plate(choice), delivered, readings: [[last, driven]] };
  return {
    stage: 'delivered',
    since: delivered,
    source: choice.oneOf(inPerson),
    began,
    cars: [car],
    contacts: [
      contact(choice, began, 'visit', 'firstVisit', model),
      contact(choice, delivered, 'visit', 'handedOver', model),
      contact(choice, delivered + 3, 'phone', 'followUp', model),
      contact(choice, delivered + 31, 'wechat', 'followUp', model),
      contact(choice, last, 'wechat', 'friendly', model),
    ],
  };
};

/** Drives the car for months or more and comes for its services. */
const owner =
  (stage: 'delivered' | 'loyal'): Archetype =>
  (choice, model) => {
    const delivered = -choice.between(190, 620);
    const served = -choice.between(40, 110);
    const last = -choice.between(1, Math.min(CADENCE[stage], 40) - 1);
    const began = delivered - choice.between(10, 40);
    const perDay = choice.between(25, 45);
    const first: readonly [Day, number] = [delivered + 85, 85 * perDay];
    const latest: readonly [Day, number] = [served, (served - delivered) * perDay];
    return {
      stage,
      since: stage === 'loyal' ? served : delivered,
      source: choice.oneOf([...inPerson, 'repeat']),
      began,
      ...(stage === 'loyal'
        ? { value: choice.oneOf(['A', 'B'] as const) }
        : choice.percent(30) && { value: 'C' as const }),
      ...(choice.percent(50) && { birthday: birthday(choice) }),
      ...(choice.percent(60) && { tags: [choice.oneOf(tags)] }),
      cars: [{ model, plate: plate(choice), delivered, services: [first, latest], readings: [latest] }],
      contacts: [
        contact(choice, began, 'visit', 'firstVisit', model),
        contact(choice, delivered, 'visit', 'handedOver', model),
        contact(choice, delivered + 85, 'visit', 'service', model),
        contact(choice, served, 'visit', 'service', model),
        contact(choice, last, choice.oneOf(['phone', 'wechat']), 'friendly', model),
      ],
    };
  };

/** A birthday in the weeks to come, none of those that fill the first day's list. */
const birthday = (choice: Choice): NonNullable<Draft['birthday']> => ({
  calendar: choice.percent(30) ? 'lunar' : 'solar',
  in: choice.between(5, 340),
  born: choice.between(1962, 1999),
});

const lost: Archetype = (choice, model) => {
  const on = -choice.between(12, 25);
  const began = on - choice.between(10, 50);
  const reason = choice.oneOf(['price', 'other_store', 'postponed', 'competitor'] as const);
  return {
    stage: 'lost',
    since: on,
    source: choice.oneOf(online),
    began,
    ...wish(choice, model),
    contacts: [contact(choice, began, 'phone', 'online', model), contact(choice, on, 'phone', 'lost', model)],
    lost: [reason, on],
  };
};

/** What each rep has beside the stories. */
const mix: readonly Archetype[] = [
  lead,
  lead,
  decider('C'),
  decider('C'),
  decider('B'),
  decider('B'),
  decider('A'),
  newOwner,
  newOwner,
  owner('delivered'),
  owner('delivered'),
  owner('loyal'),
  lost,
];

/** Who sells what. */
const teams = [
  { reps: newCarReps, models: newModels, used: false },
  { reps: usedCarReps, models: usedModels, used: true },
] as const;

const USED_KM = 30_000;
type Reading = readonly [on: Day, km: number];

/** A used car had its mileage before, and a service before it was handed over: no first one is asked for. */
function asUsed(car: Car): Car {
  if (car.delivered === undefined) return car;
  const later = (all: readonly Reading[] = []) => all.map(([on, km]): Reading => [on, km + USED_KM]);
  return { ...car, readings: later(car.readings), services: [[car.delivered, USED_KM], ...later(car.services)] };
}

/** The customers nothing is due for on the first day, without names. */
export function background(choice: Choice): Omit<Draft, 'name' | 'hasPhone'>[] {
  return teams.flatMap(({ reps, models, used }) =>
    reps.flatMap((rep) =>
      mix.map((archetype) => {
        const draft = archetype(choice, choice.oneOf(models));
        return { owner: rep, ...draft, ...(used && draft.cars && { cars: draft.cars.map(asUsed) }) };
      }),
    ),
  );
}
