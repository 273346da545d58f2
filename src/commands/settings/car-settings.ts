import type { Settings } from '../../care/presets.ts';
import { sayKm } from '../../language/say.ts';
import { intervalSaid, wholeNumbers } from './amounts.ts';
import { rowOfDays } from './row-of-days.ts';
import type { Setting } from './setting.ts';

type Service = 'firstService' | 'regularService';
const sayInterval = ({ months, km }: { months: number; km: number }): string => `${months}个月或${sayKm(km)}`;
const sayModels = <T>(models: Readonly<Record<string, T>>, say: (terms: T) => string): string =>
  Object.entries(models)
    .map(([model, terms]) => `；${model} ${say(terms)}`)
    .join('');
const sayYears = (months: number): string => (months % 12 === 0 ? `${months / 12}年` : `${months}个月`);

/** A service by time or mileage, whichever comes first, of all cars or of one model. */
const service = (key: Service, rule: string, names: Pick<Setting, 'name' | 'also' | 'example'>): Setting => ({
  ...names,
  paths: [
    [key, 'months'],
    [key, 'km'],
    [key, 'models'],
  ],
  models: [key, 'models'],
  rules: [rule],
  shows: 'plans',
  read(said) {
    const interval = intervalSaid(said);
    if (!interval) return null;
    const { model, months, km } = interval;
    return (settings) => {
      const now = model === null ? settings[key] : (settings[key].models[model] ?? settings[key]);
      const terms = { months: months ?? now.months, km: km ?? now.km };
      return { [key]: model === null ? terms : { models: { [model]: terms } } };
    };
  },
  say: (settings) => sayInterval(settings[key]) + sayModels(settings[key].models, sayInterval),
});

/** What a car needs from the day it is handed over. */
export const carSettings: readonly Setting[] = [
  rowOfDays('交车', ['交车回访', '提车回访'], 'delivery', {
    example: '交车 3 7 30 90',
    least: 4,
    most: 4,
    paths: [['delivery']],
    read: ([d3 = 3, d7 = 7, d30 = 30, d90 = 90]) => ({ delivery: { d3, d7, d30, d90 } }),
    say: ({ delivery: { d3, d7, d30, d90 } }) => `交车后第${d3}、${d7}、${d30}、${d90}天`,
  }),
  service('firstService', 'first-service', { name: '首保', also: ['首次保养'], example: '首保 4个月 7500公里' }),
  service('regularService', 'regular-service', {
    ...{ name: '定保', also: ['定期保养', '保养', '常规保养'], example: '定保 8个月 10000公里' },
  }),
  rowOfDays('二保', ['第二次保养'], 'second-service', {
    example: '二保 提前14天',
    most: 1,
    paths: [['secondService', 'earlierDays']],
    read: ([earlierDays = 0]) => ({ secondService: { earlierDays } }),
    say: ({ secondService }) => `比定保提前${secondService.earlierDays}天邀约`,
  }),
  {
    ...{ name: '质保', also: ['质保期', '保修', '质保到期'], example: '质保 Q5L 4年' },
    paths: [['warranty']],
    models: ['warranty', 'models'],
    rules: ['warranty'],
    shows: 'plans',
    read(said) {
      const [daysBefore] = said.includes('提前') ? (wholeNumbers(said, '天', [1, 1]) ?? []) : [];
      if (daysBefore !== undefined) return () => ({ warranty: { daysBefore } });
      const interval = intervalSaid(said);
      if (!interval?.months || interval.km !== null) return null;
      const { model, months } = interval;
      return () => ({ warranty: model === null ? { months } : { models: { [model]: { months } } } });
    },
    say: ({ warranty: { months, models, daysBefore } }: Settings) =>
      `${sayYears(months)}${sayModels(models, (terms) => sayYears(terms.months))}；提前${daysBefore}天提醒`,
  },
  rowOfDays('年检', ['年审', '验车'], 'inspection', {
    example: '年检 60 15',
    least: 2,
    most: 2,
    paths: [
      ['inspection', 'earlyDays'],
      ['inspection', 'lateDays'],
    ],
    read: ([earlyDays = 60, lateDays = 15]) => ({ inspection: { earlyDays, lateDays } }),
    say: ({ inspection }) => `到期前${inspection.earlyDays}天、${inspection.lateDays}天`,
  }),
  rowOfDays('保险', ['续保', '车险'], 'insurance', {
    example: '保险 90 45 30 7 3 1',
    least: 4,
    most: 8,
    paths: [
      ['insurance', 'tell'],
      ['insurance', 'quote'],
      ['insurance', 'again'],
      ['insurance', 'last'],
    ],
    read: ([tell = 90, quote = 45, again = 30, ...last]) => ({ insurance: { tell, quote, again, last } }),
    say: ({ insurance: { tell, quote, again, last } }) => `到期前${[tell, quote, again, ...last].join('、')}天`,
  }),
  {
    ...{ name: '置换', also: ['换车', '置换窗口'], example: '置换 3年 5年' },
    paths: [['replacement', 'years']],
    rules: ['replacement'],
    shows: 'plans',
    read(said) {
      const years = wholeNumbers(said, '年', [1, 5]);
      return years && (() => ({ replacement: { years } }));
    },
    say: ({ replacement }) => `车龄${replacement.years.join('、')}年`,
  },
];
