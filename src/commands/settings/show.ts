import type { Settings } from '../../care/presets.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { groups } from './list.ts';
import type { Setting } from './setting.ts';

/** Lines a phone shows at once. */
const SCREEN = 15;

/** Whether the store does without the care it is about. */
export const isOff = ({ rules = [] }: Setting, { off }: Settings): boolean =>
  rules.length > 0 && rules.every((rule) => off.includes(rule));

/** 3个月或5,000公里; 已停用. */
export const sayStanding = (setting: Setting, settings: Settings, now: Moment): string =>
  isOff(setting, settings) ? '已停用' : setting.say(settings, now);

const HOW = '改一条就说：设置 首保 4个月 7500公里\n谁改过什么：设置 记录';

/** All rules in force, in screens: the first is shown, 更多 takes one after the other. */
export function allSettings(settings: Settings, now: Moment): string[] {
  const screens: string[][] = [['店里现在的规则：']];
  for (const { title, settings: own } of groups) {
    const block = [`【${title}】`, ...own.map((setting) => `${setting.name}：${sayStanding(setting, settings, now)}`)];
    const last = screens.at(-1) ?? [];
    if (last.length + block.length > SCREEN) screens.push(block);
    else last.push(...block);
  }
  return screens.map((lines, index) =>
    [...lines, index < screens.length - 1 ? '后面还有，回“更多”接着看。' : HOW].join('\n'),
  );
}
