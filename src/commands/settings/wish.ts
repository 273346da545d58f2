import { settingSaid } from './list.ts';
import type { Setting } from './setting.ts';

/** What a member wants of the store's settings. */
export type SettingsWish =
  /** All of them, who changed what, or the speaker's own. */
  | { readonly kind: 'all' | 'history' | 'mine' }
  | { readonly kind: 'one' | 'restore' | 'off' | 'on'; readonly setting: Setting }
  | { readonly kind: 'change'; readonly setting: Setting; readonly said: string }
  | { readonly kind: 'unknown'; readonly word: string };

const history = /^(?:修改|变更|改动|操作)?(?:记录|历史|日志)$|^谁改/;
const deeds = [
  [
    'restore',
    /^(?:恢复默认|恢复|还原|重置)(?:一下)?\s*(?<front>\D+)$|^(?<back>\D+?)\s*(?:恢复默认|恢复|还原|重置|默认)$/,
  ],
  ['off', /^(?:停用|关闭|关掉|停掉|不要)\s*(?<front>\D+)$|^(?<back>\D+?)\s*(?:停用|关闭|关掉|停掉|关|停|不要)$/],
  ['on', /^(?:启用|开启|打开)\s*(?<front>\D+)$|^(?<back>\D+?)\s*(?:启用|开启|打开|开)$/],
] as const;

/** What stands behind 设置, read. Pure. */
export function settingsWish(rest: string): SettingsWish {
  const text = rest.trim();
  if (text === '') return { kind: 'all' };
  if (text === '我的') return { kind: 'mine' };
  if (history.test(text)) return { kind: 'history' };
  for (const [kind, form] of deeds) {
    const { front, back } = form.exec(text)?.groups ?? {};
    const named = settingSaid(front ?? back ?? '');
    if (named && named.said === '') return { kind, setting: named.setting };
  }
  // 取消假期 10月1日 is said of the days, 设置 假期 取消 10月1日 as well.
  const [, takenBack = '', words = text] = /^(取消|删除|去掉)\s*(.+)$/.exec(text) ?? [];
  const named = settingSaid(words);
  if (!named) return { kind: 'unknown', word: text.split(/[\s:：,，\d]/)[0] || text };
  const { setting, said } = named;
  if (said === '') return { kind: takenBack ? 'restore' : 'one', setting };
  return { kind: 'change', setting, said: takenBack ? `取消 ${said}` : said };
}
