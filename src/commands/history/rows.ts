import { titleOf } from '../../care/index.ts';
import type { Written } from '../../crm/history.ts';
import { appointmentNames, channelNames, policyNames } from '../../crm/names.ts';
import type { AppointmentKind, Channel, PolicyKind } from '../../db/generated/client.ts';
import { calendarDate, type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate, sayKm } from '../../language/say.ts';
import { sayColumns } from './columns.ts';
import { toldRows } from './told.ts';

type Values = Readonly<Record<string, unknown>>;
export type Say = (written: Written, now: Moment) => string[];

/** Day, and time where one was said; of a row or of the change log, where instants are text. */
function sayDue({ dueOn, dueAt }: Values, now: Moment): string {
  const time = dueAt ? ` ${momentOf(new Date(dueAt as string | Date)).time}` : '';
  return typeof dueOn === 'string' ? `${sayDate(calendarDate(dueOn), now)}${time}` : '';
}
const day = (date: unknown, now: Moment): string => (typeof date === 'string' ? sayDate(calendarDate(date), now) : '');

function sayInteraction({ channel, reached, note }: Values): string {
  const how = channel ? channelNames[channel as Channel] : reached === null || reached === undefined ? '备注' : '联系';
  const came = reached === false ? '没联系上' : reached === true && channel !== 'visit' && channel ? '联系上了' : '';
  return `${how}${came}${note ? `：${note}` : ''}`;
}

/** A row with a day that is made, moved, and comes to an end. */
function dated(name: (values: Values) => string, ends: Readonly<Record<string, string>>): Say {
  return ({ before, after, row }, now) => {
    const values = { ...row, ...before, ...after };
    const what = name(values);
    if (before === null) return [`${what} ${sayDue(values, now)}${values.note ? `：${values.note}` : ''}`];
    const ended = after && ends[String(after.state)];
    if (ended) return [`${what}${ended}`];
    const [old, fresh] = [sayDue({ ...row, ...before }, now), sayDue(values, now)];
    return old === fresh ? [] : [`${what} ${old} → ${fresh}`];
  };
}

const ACTS: Readonly<Record<string, string>> = { done: '勾掉', skipped: '跳过' };

/** How a write reads, by the model written; nothing where it means nothing to a member. */
const says: Readonly<Record<string, Say>> = {
  customer: ({ before, after, row }, now) => {
    if (before === null) return ['新建客户', ...sayColumns(null, withoutDefaults(after ?? {}), now)];
    const moved = after && 'ownerId' in after && after.ownerId !== before.ownerId ? ['换了负责人'] : [];
    return [...moved, ...sayColumns({ ...row, ...before }, after ?? {}, now)];
  },
  vehicle({ before, after, row }, now) {
    const values = after ?? {};
    const taken = values.deliveredOn && values.deliveredOn !== before?.deliveredOn;
    const delivered = taken ? [`${day(values.deliveredOn, now)}提车`] : [];
    const plated = values.registeredOn && values.registeredOn !== before?.registeredOn;
    const registered = plated ? [`${day(values.registeredOn, now)}上牌`] : [];
    const expires = values.inspectionOn && values.inspectionOn !== before?.inspectionOn;
    const inspected = expires ? [`年检${day(values.inspectionOn, now)}到期`] : [];
    return [...sayColumns(before && { ...row, ...before }, values, now), ...delivered, ...registered, ...inspected];
  },
  odometerReading: ({ after }) => (typeof after?.km === 'number' ? [`里程 ${sayKm(after.km)}`] : []),
  serviceVisit: ({ after }, now) => (after?.doneOn ? [`${day(after.doneOn, now)}保养`] : []),
  policy({ after, row }, now) {
    const { kind, expiresOn } = { ...row, ...after };
    return expiresOn ? [`${policyNames[kind as PolicyKind]}${day(expiresOn, now)}到期`] : [];
  },
  interaction: ({ after, row }) => [sayInteraction({ ...row, ...after })],
  appointment: dated(({ kind }) => `预约${appointmentNames[kind as AppointmentKind]}`, {
    done: '已到',
    cancelled: '取消了',
  }),
  followUp: dated(() => '约定回访', { kept: '已兑现', cancelled: '取消了' }),
  ...toldRows,
  touchpoint({ after, row, before }, now) {
    const { rule, step } = { ...before, ...row } as { rule?: string; step?: string };
    if (!rule || !step) return [];
    const act = ACTS[String(after?.state)];
    if (act) return [`${act}${titleOf(rule, step)}`];
    if (after?.state !== 'snoozed') return [];
    const { promptOn, promptAt } = after;
    const until = promptAt
      ? sayDue({ dueOn: momentOf(new Date(String(promptAt))).date, dueAt: promptAt }, now)
      : day(promptOn, now);
    return [`${titleOf(rule, step)}改到${until}`];
  },
};

/** What every customer begins with, and the name one has asked for, say nothing. */
function withoutDefaults({ stage, name, ...values }: Values): Values {
  return stage === 'potential' ? values : { stage, ...values };
}

/** A merge removes one of two customers; that each of its rows has moved goes without saying. */
const isMerging = ({ entity, before, after }: Written): boolean =>
  (entity === 'customer' && after === null) ||
  (before !== null && after !== null && Object.keys(after).every((key) => key === 'customerId' || key === 'subject'));

const sayName = (values: Values | null): string => {
  const { name, phone } = values ?? {};
  return typeof phone === 'string' ? `${name}（${phone}）` : String(name);
};

/** One write in words. */
export function sayWritten(written: Written, now: Moment): string[] {
  if (isMerging(written)) return written.entity === 'customer' ? [`并入了${sayName(written.before)}`] : [];
  if (written.after === null) {
    const removed = says[written.entity]?.({ ...written, before: null, after: written.before }, now) ?? [];
    return removed.map((said) => `删掉${said}`);
  }
  return says[written.entity]?.(written, now) ?? [];
}
