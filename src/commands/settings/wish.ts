import { daysByLevel } from './amounts.ts';
import { settingSaid } from './list.ts';
import type { Setting } from './setting.ts';

/** What a member wants of the store's settings. */
export type SettingsWish =
  /** All of them, who changed what, or the speaker's own. */
  | { readonly kind: 'all' | 'history' | 'mine' }
  | { readonly kind: 'one' | 'off' | 'on'; readonly setting: Setting }
  /** All of it, or what holds for one model. */
  | { readonly kind: 'restore'; readonly setting: Setting; readonly model: string | null }
  | { readonly kind: 'change'; readonly setting: Setting; readonly said: string }
  /** 恢复 without saying what. */
  | { readonly kind: 'restoreWhat' }
  | { readonly kind: 'unknown'; readonly word: string };

const history = /^(?:修改|变更|改动|操作)?(?:记录|历史|日志)$|^谁改/;
const restored =
  /^(?:恢复默认|恢复|还原|重置)(?:一下)?\s*(?<front>.+)$|^(?<back>.+?)\s*(?:恢复默认|恢复|还原|重置|默认)$/;
/** 营业时间 8:30-17:30 are hours, 营业 周一至周六 days. */
const openHours = /^营业时间?\s*[:：]?\s*(?=(?:早上|上午|早)?\d{1,2}(?:[:：点]))/;
const restoreAlone = /^(?:恢复默认|恢复|还原|重置)(?:\s*(?:全部|所有|出厂|预设|默认)(?:设置)?)?$/;
const switched =
  /^(?<off>停用|关闭|关掉|停掉|不要|)(?<on>启用|开启|打开|)\s*(?<name>\D+?)\s*(?<offBack>停用|关闭|关掉|停掉|关|停|)(?<onBack>启用|开启|打开|开|)$/;

/** What stands behind 设置, read. Pure. */
export function settingsWish(rest: string): SettingsWish {
  const text = rest.trim().replace(openHours, '工作时间 ');
  if (text === '') return { kind: 'all' };
  if (text === '我的') return { kind: 'mine' };
  if (history.test(text)) return { kind: 'history' };
  if (restoreAlone.test(text)) return { kind: 'restoreWhat' };
  const { front, back } = restored.exec(text)?.groups ?? {};
  const sought = settingSaid(front ?? back ?? '');
  if (sought && (sought.said === '' || sought.setting.models)) return restoring(sought);
  const { name = '', off, on, offBack, onBack } = switched.exec(text)?.groups ?? {};
  const meant = settingSaid(name);
  if (meant?.said === '' && (off || offBack)) return { kind: 'off', setting: meant.setting };
  if (meant?.said === '' && (on || onBack)) return { kind: 'on', setting: meant.setting };
  // 设置 H级 3天: a level is said without the name of what is set.
  const levels = settingSaid('级别');
  if (levels && daysByLevel(text)) return { kind: 'change', setting: levels.setting, said: text };
  // 取消假期 10月1日 is said of the days, 设置 假期 取消 10月1日 as well.
  const [, takenBack = '', words = text] = /^(取消|删除|去掉)\s*(.+)$/.exec(text) ?? [];
  const named = settingSaid(words);
  if (!named) return { kind: 'unknown', word: text.split(/[\s:：,，\d]/)[0] || text };
  const { setting, said } = named;
  if (takenBack && (said === '' || setting.models)) return restoring(named);
  if (said === '') return { kind: 'one', setting };
  return { kind: 'change', setting, said: takenBack ? `取消 ${said}` : said };
}

const restoring = ({ setting, said }: { setting: Setting; said: string }): SettingsWish => ({
  ...{ kind: 'restore', setting },
  model: said === '' ? null : said.replaceAll(/\s/g, '').toUpperCase(),
});
