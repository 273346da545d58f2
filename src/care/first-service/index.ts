import { addDays, addMonths, type CalendarDate } from '../../language/calendar-date.ts';
import { sayDate, sayKm } from '../../language/say.ts';
import { type Car, carOf, ofModel } from '../car.ts';
import { earliest } from '../days.ts';
import { dayOfReaching } from '../mileage.ts';
import type { Settings } from '../presets.ts';
import { type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** When the first service is due and by what; null for a car not delivered here or already serviced. */
function dueOf(vehicle: Car, settings: Settings) {
  const { deliveredOn, readings, services } = vehicle;
  if (!deliveredOn || services.length > 0) return null;
  const { months, km } = ofModel(vehicle, settings.firstService.models) ?? settings.firstService;
  const byTime = addMonths(deliveredOn, months);
  const byKm = dayOfReaching(km, { km: 0, on: deliveredOn }, readings);
  const until = addMonths(deliveredOn, settings.firstService.untilMonths);
  return byKm !== null && byKm < byTime
    ? { on: byKm, until, why: (text: string) => `按里程推算${text}跑到${sayKm(km)}` }
    : { on: byTime, until, why: (text: string) => `${text}满${months}个月` };
}

function occurrencesOf(vehicle: Car, settings: Settings): Occurrence[] {
  const due = dueOf(vehicle, settings);
  if (!due) return [];
  const found: Occurrence[] = [];
  const { repeatDays } = settings.firstService;
  for (let count = 1, dueOn = due.on; dueOn <= due.until; count++, dueOn = addDays(dueOn, repeatDays)) {
    const lastOn = addDays(dueOn, repeatDays - 1);
    found.push({
      subject: vehicle.id,
      step: `s${count}`,
      dueOn,
      dueAt: null,
      lastOn: earliest(lastOn, due.until),
      rank: RANK.promised,
      moves: 'later',
    });
  }
  return found;
}

/** 首保 of each new car, by time or mileage, whichever comes first; again until it is done. Source: after-sales rule book. */
export const firstService: CareRule = {
  key: 'first-service',
  title: (step) => (step === 's1' ? '首保邀约' : '首保再邀约'),
  occurrences: (facts, settings, from, to) =>
    facts.vehicles
      .flatMap((vehicle) => occurrencesOf(vehicle, settings))
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
  fulfilledBy: ['service'],
  whyNot(facts, { subject }) {
    const vehicle = carOf(facts, subject);
    if (!vehicle?.deliveredOn) return '交车记录已删掉';
    return vehicle.services.length > 0 ? '已经做过保养' : '首保时间重新算过';
  },
  prompt({ facts, subject, step, now, settings }) {
    const vehicle = carOf(facts, subject);
    const due = vehicle && dueOf(vehicle, settings);
    if (!due) return '首保该做了，约客户来店';
    const again = step === 's1' ? '首保该做了' : '首保还没做';
    return `${again}（${due.why(tense(due.on, now.date, sayDate(due.on, now)))}），约客户来店`;
  },
  scripts(situation) {
    const texts = situation.step === 's1' ? words.first : words.again;
    return spoken(texts, situation);
  },
};

/** 9月20日 周日已, or 9月20日 周日 when it is still to come. */
const tense = (on: CalendarDate, today: CalendarDate, said: string): string => (on <= today ? `${said}已` : said);
