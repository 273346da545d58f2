import type { Settings } from '../../care/presets.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { groups } from './list.ts';
import type { Setting } from './setting.ts';

/** Lines a phone shows at once. */
const SCREEN = 14;

/** Whether the store does without the care it is about. */
export const isOff = ({ rules = [] }: Setting, { off }: Settings): boolean =>
  rules.length > 0 && rules.every((rule) => off.includes(rule));

/** 3个月或5,000公里; 已停用. */
export const sayStanding = (setting: Setting, settings: Settings, now: Moment): string =>
  isOff(setting, settings) ? '已停用' : setting.say(settings, now);

const HOW = '改一条就说：设置 首保 4个月 7500公里\n谁改过什么：设置 记录';

/** All rules in force: as many groups as a screen takes, and the rest for 更多. */
export function allSettings(settings: Settings, now: Moment): { text: string; rest: string } {
  const blocks = groups.map(({ title, settings: own }) =>
    [`【${title}】`, ...own.map((setting) => `${setting.name}：${sayStanding(setting, settings, now)}`)].join('\n'),
  );
  let lines = 1;
  const fitting = blocks.findIndex((block) => {
    lines += block.split('\n').length;
    return lines > SCREEN;
  });
  const first = Math.max(1, fitting < 0 ? blocks.length : fitting);
  return {
    text: ['店里现在的规则：', ...blocks.slice(0, first), '后面还有，回“更多”接着看。'].join('\n'),
    rest: [...blocks.slice(first), HOW].join('\n'),
  };
}
