import { nameOfCar, sameModel } from '../facts/car.ts';
import { facts } from '../facts/index.ts';
import { type Decided, NEW_CAR, type Query, type Vehicle } from '../facts/recording.ts';
import type { Understanding } from './understand.ts';

type Cars = readonly Vehicle[];
type Stated = Understanding['facts'];

/** Whether a car may be the one with what was said of it. */
const mayBe = (car: Vehicle, said: { plate?: string; vin?: string; model?: string }): boolean =>
  !(said.plate && car.plate && car.plate !== said.plate) &&
  !(said.vin && car.vin && car.vin !== said.vin) &&
  !(said.model && car.model && !sameModel(car.model, said.model));

/**
 * The cars a message can be about: the one with the plate or VIN that was said, else those of the model, else all that
 * contradict nothing; several where only the member knows. [] when it is one that is not known yet.
 */
export function carsMeant(cars: Cars, { vehicle: said = {}, delivered }: Stated, { vehicleId }: Decided): Cars {
  if (vehicleId === NEW_CAR) return [];
  const chosen = cars.find(({ id }) => id === vehicleId);
  if (chosen) return [chosen];
  const known = cars.find((car) => (said.plate && car.plate === said.plate) || (said.vin && car.vin === said.vin));
  if (known) return [known];
  const possible = cars.filter((car) => mayBe(car, said));
  const { model } = said;
  const ofModel = model ? possible.filter((car) => car.model !== null && sameModel(car.model, model)) : [];
  const meant = ofModel.length > 0 ? ofModel : possible;
  // Whoever takes a car takes the one that has not been handed over yet.
  return delivered ? meant.slice(0, 1) : meant;
}

/** What of a message tells which car is meant: not a plate or VIN said because it was wrong on record. */
export function identifying({ facts: stated, corrects }: Understanding): Stated {
  if (!corrects || !stated.vehicle) return stated;
  const { model } = stated.vehicle;
  return { ...stated, vehicle: model === undefined ? {} : { model } };
}

/** The facts of a message that wait until the member has said which car they are about. */
const ofCar = (stated: Stated): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(stated).filter(([key]) => facts.some((fact) => fact.key === key && 'ofCar' in fact)),
  );

/** The question which car a message is about; null when it is clear, or when nothing in it is about a car. */
export function whichCar(name: string, cars: Cars, meaning: Understanding, decided: Decided): Query | null {
  const later = ofCar(meaning.facts);
  const waiting = { facts: later, ...(meaning.assumed && { assumed: meaning.assumed }) };
  const stated = identifying(meaning);
  if (Object.keys(later).length === 0 || decided.vehicleId !== undefined || stated.delivered) return null;
  const meant = carsMeant(cars, stated, decided);
  const option = (one: Vehicle) => ({ ...waiting, label: nameOfCar(one), decided: { vehicleId: one.id } });
  if (meant.length > 1)
    return { text: `${name}有${meant.length}辆车，说的是哪一辆？回数字就好：`, options: meant.map(option) };
  const plate = stated.vehicle?.plate;
  const renewed = plate ? cars.filter((car) => car.plate && mayBe(car, { ...stated.vehicle, plate: car.plate })) : [];
  if (meant.length > 0 || renewed.length === 0) return null;
  const another = { ...waiting, label: '另一辆车', decided: { vehicleId: NEW_CAR } };
  return {
    text: `车牌${plate}是新的，是哪一辆？回数字就好：`,
    options: [...renewed.map((car) => ({ ...option(car), label: `${nameOfCar(car)}，换了车牌` })), another],
  };
}

/** The message without what waits for the answer to a question about the car. */
export function withoutCar(meaning: Understanding): Understanding {
  const later = Object.keys(ofCar(meaning.facts));
  const rest = Object.entries(meaning.facts).filter(([key]) => !later.includes(key));
  return { ...meaning, facts: Object.fromEntries(rest) };
}
