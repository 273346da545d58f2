import type { Settings } from '../../care/presets.ts';
import { only } from './amounts.ts';

type Stages = Settings['cadence']['stages'];

const names = { potential: '潜在', deciding: '意向', delivered: '成交', loyal: '忠诚' } as const;
const pattern = /(?<stage>潜在|意向|决策|成交|忠诚)(?:培育|决策|维护|裂变)?(?:客户)?\s*(?<n>\d+)\s*天?/g;
const keyOf = (name: string | undefined): keyof Stages | undefined =>
  (Object.keys(names) as (keyof Stages)[]).find((key) => names[key] === (name === '决策' ? '意向' : name));

/** 潜在 14天 成交 30天; null for anything else. */
export function stagesSaid(said: string): Partial<Stages> | null {
  const found = only(said, pattern);
  return found && Object.fromEntries(found.map(({ stage, n }) => [keyOf(stage), Number(n)]));
}

export const sayStages = (stages: Stages): string =>
  (Object.keys(names) as (keyof Stages)[]).map((key) => `${names[key]}${stages[key]}天`).join('、');
