import type { Calendar } from '../../src/care/calendar.ts';
import type { Diff, StoredTouchpoint } from '../../src/care/plan.ts';
import { defaultSettings } from '../../src/care/presets.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import { type CalendarDate, calendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';

export const day = calendarDate;
export const instant = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
/** '2026-09-16' or '2026-09-16 10:00', in Shanghai. */
export const moment = (text: string): Moment =>
  momentOf(text.length > 10 ? instant(text) : instantAt(calendarDate(text)));

export const settings = defaultSettings;

/** Works every day. */
export const everyDay: Calendar = { store: settings.calendar, restDays: [], daysOff: [], quiet: settings.quiet };

export type Vehicle = CareFacts['vehicles'][number];

export const vehicle = (values: Partial<Vehicle> = {}): Vehicle => ({
  id: 'car',
  model: 'A4L',
  plate: null,
  deliveredOn: null,
  registeredOn: null,
  readings: [],
  services: [],
  policies: [],
  inspectionOn: null,
  ...values,
});

/** 张伟 of the member `rep`, on record since 2026-01-01 unless said otherwise. */
export const customer = (
  values: Partial<CareFacts['customer']> = {},
  more: Partial<Omit<CareFacts, 'customer'>> = {},
): CareFacts => ({
  customer: {
    id: 'zhang',
    ownerId: 'rep',
    name: '张伟',
    aliases: [],
    phone: '13800138000',
    stage: 'potential',
    stageSince: calendarDate('2026-01-01'),
    level: null,
    levelSetOn: null,
    value: null,
    interest: [],
    tags: [],
    birthday: null,
    doNotContact: false,
    recordBeganOn: calendarDate('2026-01-01'),
    imported: false,
    lastContactOn: null,
    source: null,
    createdAt: instantAt(calendarDate('2026-01-01')),
    ...values,
  },
  vehicles: [],
  promises: [],
  appointments: [],
  visits: [],
  complaints: [],
  invitations: [],
  notes: [],
  lastTopic: null,
  ...more,
});

/** The touchpoints once a diff is written, as src/care/save.ts and src/care/replanned.ts write it. */
export function applied(touchpoints: readonly StoredTouchpoint[], diff: Diff): StoredTouchpoint[] {
  const ended = (state: StoredTouchpoint['state'], endings: Diff['cancel']) =>
    endings.map(({ touchpoint, reason }): [string, StoredTouchpoint] => [
      touchpoint.id,
      { ...touchpoint, state, reason },
    ]);
  const changed = new Map<string, StoredTouchpoint>([
    ...diff.move.map(({ touchpoint, to, state, reason }): [string, StoredTouchpoint] => [
      touchpoint.id,
      { ...touchpoint, ...to, state, reason },
    ]),
    ...ended('cancelled', diff.cancel),
    ...ended('suppressed', diff.suppress),
    ...ended('done', diff.close),
  ]);
  const made = diff.create.map(
    (touchpoint): StoredTouchpoint => ({
      ...touchpoint,
      id: `${touchpoint.rule} ${touchpoint.subject} ${touchpoint.step}`,
      state: 'planned',
      reason: null,
    }),
  );
  return [...touchpoints.map((touchpoint) => changed.get(touchpoint.id) ?? touchpoint), ...made];
}

/** '2026-09-23 d3' of each, by day. */
export const lines = (tasks: readonly { readonly dueOn: CalendarDate; readonly step: string }[]): string[] =>
  tasks.map(({ dueOn, step }) => `${dueOn} ${step}`).toSorted();
