import { addDays, addMonths, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import { sayDate, sayKm } from '../language/say.ts';
import { type Car, newSince, odometerOf, ofModel } from './car.ts';
import { latest } from './days.ts';
import { dayOfReaching } from './mileage.ts';
import type { Settings } from './presets.ts';
import type { CareFacts, Occurrence, Rank } from './rule.ts';

/** When the service after the last one is due. */
export interface ServiceDue {
  /** Of a car taken new, the second one ever. */
  readonly isSecond: boolean;
  readonly lastOn: CalendarDate;
  readonly on: CalendarDate;
  /** 上次3月16日 周一保养，满6个月. */
  why(now: Moment): string;
}

/** By time or mileage since the last service, whichever is first; null before the first one is done. */
export function serviceDue(car: Car, settings: Settings): ServiceDue | null {
  const last = car.services.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  if (!last) return null;
  const { months, km } = ofModel(car, settings.regularService.models) ?? settings.regularService;
  const byTime = addMonths(last.on, months);
  const byKm = dayOfDriving(car, last, km);
  const isByKm = byKm !== null && byKm < byTime;
  return {
    isSecond: car.services.length === 1 && newSince(car) !== null,
    lastOn: last.on,
    on: isByKm ? latest(byKm, addDays(last.on, 1)) : byTime,
    why: (now) => `上次${sayDate(last.on, now)}保养，${isByKm ? `按里程推算又跑了${sayKm(km)}` : `满${months}个月`}`,
  };
}

/** The day the car will have driven `km` since a service; null when its readings do not tell. */
function dayOfDriving(car: Car, { on, km: atService }: Car['services'][number], km: number): CalendarDate | null {
  const known = odometerOf(car);
  const then = atService ?? known.findLast((reading) => reading.on === on)?.km;
  const [start] = known;
  return start && then !== undefined ? dayOfReaching(then + km, start, known) : null;
}

/** The services of a customer's cars that `isMine` takes, so many days early and open for a month. */
export function serviceOccurrences(
  facts: CareFacts,
  settings: Settings,
  { from, to, rank, isSecond }: { from: CalendarDate; to: CalendarDate; rank: Rank; isSecond: boolean },
): Occurrence[] {
  const { regularService, secondService } = settings;
  return facts.vehicles
    .flatMap((car): Occurrence[] => {
      const due = serviceDue(car, settings);
      if (due?.isSecond !== isSecond) return [];
      const early = isSecond ? addDays(due.on, -secondService.earlierDays) : due.on;
      const dueOn = latest(early, addDays(due.lastOn, 1));
      const lastOn = addDays(dueOn, regularService.windowDays);
      return [{ subject: car.id, step: `${due.lastOn}/due`, dueOn, dueAt: null, lastOn, rank, moves: 'later' }];
    })
    .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from);
}

/** Why a service is no longer asked for, as the member reads it. */
export function whyNoService(car: Car | undefined, step: string): string {
  const last = car?.services
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  if (!last) return '保养记录已删掉';
  return last > step.slice(0, last.length) ? '已经做过保养' : '保养时间重新算过';
}
