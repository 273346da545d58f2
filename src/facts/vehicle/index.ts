import type { Fact } from '../fact.ts';
import { applyVehicle } from './apply.ts';
import { readVehicle, type Vehicle } from './read.ts';

export type { Vehicle } from './read.ts';

export const vehicle: Fact<'vehicle', Vehicle> = {
  key: 'vehicle',
  read: readVehicle,
  merge: (earlier, later) => ({ ...earlier, ...later }),
  say: ({ model, plate, vin }) => [model, plate, vin && `车架号${vin}`].filter(Boolean).join(' '),
  ofCar: true,
  apply: applyVehicle,
  examples: [
    { said: '王总今天提车了 京A·12345 Q5L', value: { model: 'Q5L', plate: '京A12345' } },
    { said: '赵敏 沪AD12345', value: { plate: '沪AD12345' } },
    { said: '赵敏车架号 LFV3A23C9K3123456', value: { vin: 'LFV3A23C9K3123456' } },
    { said: '赵敏现在开朗逸', value: { model: '朗逸' } },
    { said: '赵敏的Q5L保养完了', value: { model: 'Q5L' } },
    { said: '张伟看了A4L', value: null },
  ],
};
