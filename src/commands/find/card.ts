import { titleOf } from '../../care/index.ts';
import { masked } from '../../crm/customer.ts';
import { appointmentNames, channelNames, sourceNames, stageNames } from '../../crm/names.ts';
import { customersOf, type Scope } from '../../crm/scope.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { sayDate, sayDay, sayInstant, sayKm, sayYearlyDay, sayYuan } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';
import { dealingLines, dealingRelations } from './dealings.ts';
import { standingLines, standingRelations } from './standing.ts';

const shown = (now: Moment, scope: Scope) =>
  ({
    owner: { select: { id: true, name: true } },
    vehicles: { orderBy: { createdAt: 'desc' }, include: { readings: { orderBy: { readOn: 'desc' }, take: 1 } } },
    interactions: { orderBy: { createdAt: 'desc' }, take: 2 },
    promises: { where: { state: 'open' }, orderBy: { dueOn: 'asc' } },
    appointments: { where: { state: 'open' }, orderBy: { dueOn: 'asc' } },
    touchpoints: {
      where: { state: { in: ['planned', 'prompted', 'snoozed'] }, rule: { notIn: ['promise', 'appointment'] } },
      orderBy: { dueOn: 'asc' },
      take: 2,
    },
    ...standingRelations(now),
    ...dealingRelations(scope),
  }) as const satisfies Prisma.CustomerInclude;

type Shown = Prisma.CustomerGetPayload<{ include: ReturnType<typeof shown> }>;

const joined = (...parts: (string | null | false | undefined)[]): string => parts.filter(Boolean).join(' · ');
const line = (label: string, text: string): string | null => (text ? `${label} ${text}` : null);

function sayBudget({ budgetMin: min, budgetMax: max }: Shown): string | null {
  if (min === null && max === null) return null;
  if (min === null) return `预算${sayYuan(max ?? 0)}以内`;
  if (max === null) return `预算${sayYuan(min)}以上`;
  return min === max ? `预算${sayYuan(min)}` : `预算${sayYuan(min)}–${sayYuan(max)}`;
}

function sayBirthday({ birthCalendar: calendar, birthMonth: month, birthDay: day, birthLeap: leap }: Shown): string {
  return calendar && month && day ? sayYearlyDay({ calendar, month, day, leap }) : '';
}

function sayCar(car: Shown['vehicles'][number], now: Moment): string {
  const km = car.readings[0]?.km;
  const taken = car.deliveredOn && `${sayDate(car.deliveredOn, now)}提车`;
  return joined(car.model ?? '车型未记', car.plate, taken, km !== undefined && sayKm(km));
}

function sayInteraction(entry: Shown['interactions'][number], now: Moment): string {
  const how = entry.channel ? channelNames[entry.channel] : entry.reached === null ? '备注' : '联系';
  const missed = entry.reached === false ? '没联系上' : '';
  return `${sayDay(entry.heldOn, now)} ${how}${missed}${entry.note ? `：${entry.note}` : ''}`;
}

/** A customer on one screen of a phone: who, car, last topic, what is promised and what is due. */
export function cardText(customer: Shown, context: CommandContext): string {
  const { now, speaker } = context;
  const mine = customer.ownerId === speaker.id;
  const { phone } = customer;
  const lines = [
    `【${customer.name}】${joined(
      customer.level && `${customer.level}级`,
      stageNames[customer.stage],
      customer.value && `价值${customer.value}`,
      !mine && `${customer.owner.name}的客户`,
    )}`,
    customer.doNotContact ? '🔕 客户希望不被打扰，所有提醒都停着' : null,
    line('电话', phone ? (mine || speaker.role !== 'administrator' ? phone : masked(phone)) : ''),
    line('意向', joined(customer.interest.join('、'), sayBudget(customer))),
    line('来源', (customer.source && sourceNames[customer.source]) ?? ''),
    ...customer.vehicles.map((car) => line('车辆', sayCar(car, now))),
    ...dealingLines(customer, now),
    line('生日', sayBirthday(customer)),
    line('标签', customer.tags.join('、')),
    ...customer.interactions.map((entry) => line('跟进', sayInteraction(entry, now))),
    ...customer.appointments.map((one) =>
      line('预约', `${one.dueAt ? sayInstant(one.dueAt, now) : sayDate(one.dueOn, now)} ${appointmentNames[one.kind]}`),
    ),
    ...customer.promises.map((one) =>
      line(
        '约定',
        `${one.dueAt ? sayInstant(one.dueAt, now) : sayDate(one.dueOn, now)} 回访${one.note ? `：${one.note}` : ''}`,
      ),
    ),
    ...standingLines(customer, now),
    line(
      '接下来',
      [...new Set(customer.touchpoints.map((t) => `${sayDay(t.dueOn, now)} ${titleOf(t.rule, t.step)}`))].join('；'),
    ),
  ];
  return lines.filter((text) => text !== null).join('\n');
}

/** The customer's card, or null when there is none with this id in reach. */
export async function customerCard(context: CommandContext, id: string): Promise<string | null> {
  const customer = await context.tx.customer.findFirst({
    relationLoadStrategy: 'join',
    where: { ...customersOf(context.scope), id },
    include: shown(context.now, context.scope),
  });
  return customer && cardText(customer, context);
}
