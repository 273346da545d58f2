import type { Incoming } from '../wecom/message.ts';

/** What works in place of what we cannot read, by the kind of message. */
const HINTS = {
  voice: '语音我听不懂。按住输入法的麦克风说，转成文字再发给我就行。',
  video: '视频我存不了。发图片可以，我归到客户名下；别的打字告诉我。',
  link: '链接我打不开。里面的要点打字告诉我，例如：张伟 看中链接里那台A4L',
  file: '文件我收不了。客户名单请管理员用导入功能；图片直接发就行，别的打字告诉我。',
} as const;

type Unreadable = Incoming & { readonly kind: keyof typeof HINTS };

const QUIET_MS = 10 * 60_000;

/**
 * What is said to a message that cannot be read, once in ten minutes for each member and kind: five links in a row
 * get one hint. Kept in this process only: another one saying it once more does no harm.
 */
export function createHints(now: () => Date): (incoming: Unreadable) => string | null {
  /** When each was told. */
  const told = new Map<string, number>();
  return ({ from, kind }) => {
    const at = now().getTime();
    for (const [key, last] of told) if (at - last >= QUIET_MS) told.delete(key);
    const key = `${kind}:${from.toLowerCase()}`;
    if (told.has(key)) return null;
    told.set(key, at);
    return HINTS[kind];
  };
}
