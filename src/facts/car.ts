import type { Vehicle } from './recording.ts';

/** Q5L 京A12345: what a member knows a car by. */
export const nameOfCar = ({ model, plate }: Pick<Vehicle, 'model' | 'plate'>): string =>
  [model ?? '车型未记', plate].filter(Boolean).join(' ');

/** 奥迪A4L and A4L are one model, Q5 and Q5L are two. */
export const sameModel = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);
