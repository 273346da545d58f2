import { policyNames } from '../../crm/names.ts';
import { addMonths, type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Recording } from '../recording.ts';
import type { Renewed } from './index.ts';

/** A policy that ended so long ago or ends so soon is the one that was renewed. */
const ENDED_DAYS = 60;
const ENDING_DAYS = 120;

/**
 * Moves the policies that are running out by the year every car insurance runs, and says so: the day was not said.
 * Where none is known the member is asked for it, and the word stays as a note.
 */
export async function applyRenewed(recording: Recording, { kinds }: Renewed): Promise<void> {
  const { writing, now, customer } = recording;
  const car = customer.vehicles.length > 0 ? await recording.vehicle() : null;
  const stored = car
    ? await writing.tx.policy.findMany({ where: { vehicleId: car.id }, orderBy: { kind: 'asc' } })
    : [];
  const meant = stored.filter(
    ({ kind }) => kind === 'unspecified' || kinds.includes('unspecified') || kinds.includes(kind),
  );
  const ending = meant.filter(({ expiresOn }) => {
    const left = daysBetween(now.date, expiresOn);
    return left >= -ENDED_DAYS && left <= ENDING_DAYS;
  });
  if (!car || ending.length === 0) {
    recording.keep('续保了');
    const [known] = meant;
    recording.mention(
      known
        ? `${policyNames[known.kind]}记着${sayDate(known.expiresOn, now)}才到期，没有改；新保单到哪天，说一声就改。`
        : `新保单到哪天？说一声“${customer.name}车险明年9月到期”，到期前我提醒你。`,
    );
    return;
  }
  const until = (on: CalendarDate): CalendarDate => addMonths(on < now.date ? now.date : on, 12);
  for (const policy of ending) await writing.update('policy', policy, { expiresOn: until(policy.expiresOn) });
  recording.happened({ kind: 'renewal', on: now.date, vehicleId: car.id });
  const said = ending.map(({ kind, expiresOn }) => `${policyNames[kind]}${sayDate(until(expiresOn), now)}到期`);
  recording.mention(`先按再保一年记：${said.join('，')}。不对就把到期日说一声。`);
}
