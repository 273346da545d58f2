import { daysByLevel, only } from './amounts.ts';
import { rowOfDays } from './row-of-days.ts';
import type { Setting } from './setting.ts';
import { sayStages, stagesSaid } from './stages.ts';

const sayLevels = (days: Readonly<Record<string, number>>): string =>
  [...'OHABCDE'].flatMap((level) => (days[level] ? [`${level} ${days[level]}天`] : [])).join('、') || '不设';

const count = /(?<what>没?联系|没?保养)?\s*(?<n>\d+(?:\.\d)?)\s*(?:倍|个周期)/g;

/** How often customers are contacted, and when they are about to be lost. */
export const contactSettings: readonly Setting[] = [
  {
    name: '级别',
    also: ['级别频率', '意向级别', '跟进频率', '联系频率', '频率'],
    example: '级别 H 3天 A 5天',
    paths: [['cadence', 'levels']],
    rules: ['cadence'],
    shows: 'plans',
    read(said) {
      const levels = daysByLevel(said);
      return levels && (() => ({ cadence: { levels } }));
    },
    say: ({ cadence }) => `${sayLevels(cadence.levels)}联系一次`,
  },
  {
    name: '阶段',
    also: ['阶段频率', '客户阶段'],
    example: '阶段 潜在 14天 成交 30天',
    paths: [['cadence', 'stages']],
    shows: 'plans',
    read(said) {
      const stages = stagesSaid(said);
      return stages && (() => ({ cadence: { stages } }));
    },
    say: ({ cadence }) => `没级别的：${sayStages(cadence.stages)}联系一次`,
  },
  {
    name: '衰退',
    also: ['级别衰退', '级别有效期', '级别确认'],
    example: '衰退 H 10天',
    paths: [['levelDecay', 'horizons']],
    rules: ['level-decay'],
    shows: 'plans',
    read(said) {
      const horizons = daysByLevel(said);
      return horizons && (() => ({ levelDecay: { horizons } }));
    },
    say: ({ levelDecay }) => `级别过期再确认：${sayLevels(levelDecay.horizons)}`,
  },
  {
    name: '流失',
    also: ['流失预警'],
    example: '流失 联系2倍 保养1.5倍',
    paths: [
      ['churn', 'cadences'],
      ['churn', 'serviceFactor'],
    ],
    rules: ['churn'],
    shows: 'plans',
    read(said) {
      const found = only(said, count);
      if (!found || found.length > 2) return null;
      const churn = Object.fromEntries(
        found.map(({ what, n }) => [what?.includes('保养') ? 'serviceFactor' : 'cadences', Number(n)]),
      );
      return () => ({ churn });
    },
    say: ({ churn }) => `${churn.cadences}倍联系周期没联系，或${churn.serviceFactor}倍保养周期没保养`,
  },
  rowOfDays('复活', ['战败复活', '战败回访'], 'revival', {
    example: '复活 30 60 90',
    read: (numbers) => ({ revival: { days: numbers } }),
    say: ({ revival }) => `战败后${revival.days.join('、')}天`,
    most: 6,
    paths: [['revival', 'days']],
  }),
];
