import { sourceNames, stageNames } from '../../crm/names.ts';
import type { Stage } from '../../db/generated/client.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { sayYearlyDay, sayYuan } from '../../language/say.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a member calls a column or several that belong together, and how its value reads; '' for none. */
interface Column {
  readonly name: string;
  readonly keys: readonly string[];
  readonly say: (values: Values, now: Moment) => string;
}

const text = (key: string) => (values: Values) => (typeof values[key] === 'string' ? values[key] : '');
const list = (key: string) => (values: Values) => (Array.isArray(values[key]) ? values[key].join('、') : '');
const amount = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function sayBudget({ budgetMin, budgetMax }: Values): string {
  const [min, max] = [amount(budgetMin), amount(budgetMax)];
  if (min === null) return max === null ? '' : `${sayYuan(max)}以内`;
  if (max === null) return `${sayYuan(min)}以上`;
  return min === max ? sayYuan(min) : `${sayYuan(min)}–${sayYuan(max)}`;
}

function sayBirthday({ birthCalendar, birthMonth, birthDay, birthLeap }: Values): string {
  const [month, day] = [amount(birthMonth), amount(birthDay)];
  if (month === null || day === null) return '';
  return sayYearlyDay({
    calendar: birthCalendar === 'lunar' ? 'lunar' : 'solar',
    month,
    day,
    leap: birthLeap === true,
  });
}

/** Columns a member knows, in the order they are told. */
const columns: readonly Column[] = [
  { name: '姓名', keys: ['name'], say: text('name') },
  { name: '电话', keys: ['phone'], say: text('phone') },
  { name: '级别', keys: ['level'], say: text('level') },
  { name: '阶段', keys: ['stage'], say: ({ stage }) => stageNames[stage as Stage] ?? '' },
  { name: '价值', keys: ['value'], say: text('value') },
  { name: '来源', keys: ['source'], say: ({ source }) => sourceNames[String(source)] ?? '' },
  { name: '意向', keys: ['interest'], say: list('interest') },
  { name: '预算', keys: ['budgetMin', 'budgetMax'], say: sayBudget },
  { name: '生日', keys: ['birthCalendar', 'birthMonth', 'birthDay', 'birthLeap'], say: sayBirthday },
  { name: '标签', keys: ['tags'], say: list('tags') },
  { name: '免打扰', keys: ['doNotContact'], say: ({ doNotContact }) => (doNotContact === true ? '是' : '否') },
  { name: '车型', keys: ['model'], say: text('model') },
  { name: '车牌', keys: ['plate'], say: text('plate') },
  { name: '车架号', keys: ['vin'], say: text('vin') },
];

/** 级别 H → A · 预算 30万: what became different between two states of a row's columns. */
export function sayColumns(before: Values | null, after: Values, now: Moment): string[] {
  return columns.flatMap(({ name, keys, say }) => {
    if (!keys.some((key) => key in after)) return [];
    if (before === null && name === '免打扰') return [];
    const [old, fresh] = [before ? say(before, now) : '', say({ ...before, ...after }, now)];
    if (old === fresh) return [];
    return [old === '' ? `${name} ${fresh}` : `${name} ${old} → ${fresh || '无'}`];
  });
}
