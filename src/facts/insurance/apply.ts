import { type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import type { Recording } from '../recording.ts';
import type { Insurance, Policy } from './read.ts';

/** A date moved by more than this is the next term, by less a corrected one. */
const RENEWED_DAYS = 180;

/** Writes until when the car is insured. A date of the next term is a renewal, which closes what asked for it. */
export async function applyInsurance(recording: Recording, value: Insurance): Promise<void> {
  const { writing } = recording;
  const car = await recording.vehicle();
  const stored = await writing.tx.policy.findMany({ where: { vehicleId: car.id } });
  const policies: readonly Policy[] = 'kind' in value ? [value] : value;
  for (const { kind, expires } of policies) {
    const row = stored.find((policy) => policy.kind === kind);
    if (row) await writing.update('policy', row, { expiresOn: expires });
    else await writing.create('policy', { vehicleId: car.id, kind, expiresOn: expires });
  }
  const ran = (kind: Policy['kind']): CalendarDate[] =>
    stored
      .filter((policy) => kind === 'unspecified' || policy.kind === kind || policy.kind === 'unspecified')
      .map(({ expiresOn }) => expiresOn);
  const isRenewal = policies.some(({ kind, expires }) =>
    ran(kind).some((on) => daysBetween(on, expires) > RENEWED_DAYS),
  );
  if (isRenewal) recording.happened({ kind: 'renewal', on: recording.now.date, vehicleId: car.id });
}
