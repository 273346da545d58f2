import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Store, startStore } from './support/bot.ts';

// The README shows a day with the bot as it really went: this test lives the day and compares. `npm run transcript`
// writes it down anew.

const BEGIN = '<!-- transcript: npm run transcript -->\n';
const END = '<!-- /transcript -->';

type Turn =
  | { readonly at: string }
  | { readonly who: '李强' | '林静'; readonly says: string }
  /** What was pushed to somebody since the clock was moved. */
  | { readonly pushedTo: '李强' | '林静' };

const day: readonly Turn[] = [
  { who: '李强', says: '张伟 13800138000 看了A4L 预算30万 下周三试驾' },
  { who: '李强', says: '嗯那个刚给陈静打电话聊了油耗，周五下午3点再联系' },
  { who: '李强', says: '王建国今天提车了 京A12345 Q5L 交强险明年9月20号到期' },
  { who: '李强', says: '赵敏 8000公里 保养完了 生日八月十五' },
  { who: '李强', says: '2' },
  { who: '李强', says: '李娜投诉空调异响 等了两个小时没人理' },
  { who: '李强', says: '给李娜打过电话道歉了 答应明天给她换滤芯' },
  { who: '李强', says: '刚给孙丽打电话没接 明天再打' },
  { who: '李强', says: '李雷战败了 买了宝马X3 嫌我们价格高' },
  { who: '林静', says: '驳回 1 再约他谈一次置换' },
  { at: '2026-09-17 08:40' },
  { pushedTo: '李强' },
  { who: '李强', says: '1完成 聊了置换价 2明天' },
  { who: '李强', says: '话术 嫌贵' },
  { who: '李强', says: '为什么没提醒我张伟' },
];

const userids = { 李强: 'liqiang', 林静: 'linjing' } as const;
const indented = (text: string): string => text.replaceAll(/^/gm, '    ').replaceAll(/^ +$/gm, '');

async function lived(store: Store): Promise<string> {
  const lines: string[] = [];
  const seen = { 李强: 0, 林静: 0 };
  for (const turn of day) {
    if ('at' in turn) {
      for (const who of ['李强', '林静'] as const) seen[who] = store.pushes(userids[who]).length;
      await store.clockTo(turn.at);
      lines.push(`── ${turn.at.slice(11)} ──`, '');
    } else if ('pushedTo' in turn) {
      const fresh = store.pushes(userids[turn.pushedTo]).slice(seen[turn.pushedTo]);
      lines.push(`回访 → ${turn.pushedTo}`, fresh.map(indented).join('\n\n'), '');
    } else {
      lines.push(`${turn.who}：${turn.says}`, indented(await store.says(userids[turn.who], turn.says)), '');
    }
  }
  return `\`\`\`text\n${lines.join('\n').trim()}\n\`\`\`\n`;
}

it('the day in the README is a day as the bot lives it', async () => {
  const block = await lived(await startStore());
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const file = join(import.meta.dirname, '..', name);
    const text = readFileSync(file, 'utf8');
    const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
    if (process.env.UPDATE_README) writeFileSync(file, text.slice(0, from) + block + text.slice(to));
    else expect(text.slice(from, to), `${name}; npm run transcript writes it anew`).toBe(block);
  }
});
