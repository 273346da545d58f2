import { carSettings } from './car-settings.ts';
import { clockSettings } from './clock-settings.ts';
import { contactSettings } from './contact-settings.ts';
import { calendarSettings, daySettings } from './day-settings.ts';
import { greetingSettings } from './greeting-settings.ts';
import type { Setting } from './setting.ts';
import { storeSettings } from './store-settings.ts';

/** Everything a store can set by chat, in groups as they are shown. */
export const groups: readonly { readonly title: string; readonly settings: readonly Setting[] }[] = [
  { title: '每天', settings: daySettings },
  { title: '营业日历', settings: calendarSettings },
  { title: '门店', settings: storeSettings },
  { title: '联系', settings: contactSettings },
  { title: '车辆', settings: carSettings },
  { title: '不能漏的', settings: clockSettings },
  { title: '问候和预约', settings: greetingSettings },
];

export const settingsList: readonly Setting[] = groups.flatMap(({ settings }) => settings);

const namesOf = ({ name, also = [] }: Setting): readonly string[] => [name, ...also];

/** The longest name first. */
const byName = settingsList
  .flatMap((setting) => namesOf(setting).map((name) => ({ setting, name })))
  .toSorted((a, b) => b.name.length - a.name.length);

/** The setting a text begins with, by its longest name, and what stands behind it; null when it begins with none. */
export function settingSaid(text: string): { setting: Setting; said: string } | null {
  const best = byName.find(({ name }) => text.startsWith(name));
  if (!best) return null;
  return { setting: best.setting, said: text.slice(best.name.length).replace(/^(?:提醒|规则)?[\s:：,，的]*/, '') };
}

const MOST_NEAR = 3;

/** The settings whose names share the most characters with a word that is none; [] when nothing is alike. */
export function nearest(word: string): Setting[] {
  const chars = new Set(word.slice(0, 6));
  const alike = (name: string): number => [...new Set(name)].filter((char) => chars.has(char)).length / name.length;
  return settingsList
    .map((setting) => ({ setting, score: Math.max(...namesOf(setting).map(alike)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_NEAR)
    .map(({ setting }) => setting);
}
