import { customersOf } from '../../crm/scope.ts';
import { checkDigit } from '../../language/vin.ts';
import type { Query, Recording, Vehicle } from '../recording.ts';

interface OwnedCar {
  readonly model?: string;
  readonly plate?: string;
  readonly vin?: string;
}

/** Cars built in China carry a check digit; a VIN that fails it has been misread somewhere. */
const failsCheck = (vin: string): boolean => vin.startsWith('L') && vin[8] !== checkDigit(vin);

/** What was said of the car is written to it; a VIN that fails its check digit only when the member is sure. */
export async function applyVehicle(recording: Recording, said: OwnedCar): Promise<void> {
  const { writing, decided } = recording;
  const car = await recording.vehicle();
  const { vin, ...rest } = said;
  const isDoubtful = vin !== undefined && failsCheck(vin) && !decided.sure?.includes('vin');
  await writing.update('vehicle', car, isDoubtful ? rest : said);
  if (isDoubtful) {
    recording.leaveOut('vehicle', Object.keys(rest).length > 0 ? rest : undefined);
    recording.ask(isItRight(car, vin));
  }
  await sayWhoseElse(recording, said);
}

const isItRight = (car: Vehicle, vin: string): Query => ({
  text: `车架号先没记：${vin}没通过校验，多半有一位看错了。回数字就好：`,
  options: [
    { label: '核对过，就是这个', facts: { vehicle: { vin } }, decided: { vehicleId: car.id, sure: ['vin'] } },
    { label: '不记，我看清楚再发', facts: {} },
  ],
});

/** The same plate or VIN with another customer in reach is said: a car that changed hands, or one person twice. */
async function sayWhoseElse({ writing, scope, customer, mention }: Recording, { plate, vin }: OwnedCar): Promise<void> {
  const codes = [...(plate ? [{ plate }] : []), ...(vin ? [{ vin }] : [])];
  if (codes.length === 0) return;
  const other = await writing.tx.vehicle.findFirst({
    where: { OR: codes, customer: { ...customersOf(scope), id: { not: customer.id } } },
    include: { customer: { select: { name: true } } },
  });
  if (!other) return;
  const code = plate !== undefined && other.plate === plate ? plate : `车架号${vin}`;
  mention(`${code}在${other.customer.name}名下也有，两边都留着，核对一下是不是同一位`);
}
