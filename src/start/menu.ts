import type { Logger } from 'pino';
import { WeComError } from '../errors.ts';
import type { WeComClient } from '../wecom/client.ts';
import type { Menu } from '../wecom/menu.ts';

/** A button that says something for the member, as if it were typed. */
const SAYS = 'say:';
/** A button that tells the member what to type. */
const TELLS = 'tell:';

const says = (name: string, text = name) => ({ type: 'click', name, key: `${SAYS}${text}` }) as const;
const tells = (name: string) => ({ type: 'click', name, key: `${TELLS}${name}` }) as const;

/** A button that opens the camera or the map; what comes of it comes as its own event or message. */
const opens = (name: string, type: 'scancode_waitmsg' | 'pic_photo_or_album' | 'location_select') =>
  ({ type, name, key: type }) as const;

/** Below the conversation: what a rep asks for every day, without typing it. */
export const MENU: Menu = [
  {
    name: '今天',
    sub_button: [
      ...[says('今天跟进谁'), says('接着看', '更多'), says('明天待办'), says('本周安排')],
      opens('到访签到', 'location_select'),
    ],
  },
  {
    name: '客户',
    sub_button: [
      ...[tells('记一条'), tells('找客户'), opens('扫码找车', 'scancode_waitmsg')],
      ...[opens('存图片', 'pic_photo_or_album'), says('撤销上一条', '撤销')],
    ],
  },
  {
    name: '更多',
    sub_button: [says('帮助'), says('活动'), says('投诉'), says('我的设置'), tells('要话术')],
  },
];

const HINTS: Readonly<Record<string, string>> = {
  记一条: '直接打字发给我，一句话能记好几样，例如：\n张伟 13800138000 看了A4L 预算30万 下周三试驾',
  找客户: '回姓名、拼音、手机尾号或车牌都行，例如：\n张伟\n尾号8000',
  要话术: '说清给谁、哪方面就行，例如：\n张伟生日怎么说\n客户嫌贵怎么说',
};

/** What pressing a button means: a text of the member, or what to answer at once. */
export function pressed(key: string): { readonly text: string } | { readonly answer: string } {
  if (key.startsWith(SAYS)) return { text: key.slice(SAYS.length) };
  const hint = key.startsWith(TELLS) ? HINTS[key.slice(TELLS.length)] : undefined;
  // A button of a menu from before an update, or of an administrator's own.
  return { answer: hint ?? '菜单换过了，退出会话再进来就是新的。也可以直接打字，例如：今天跟进谁' };
}

/**
 * Gives the app its menu unless it has it. A bot without one works just as well, so that a failure is only logged, and
 * the next call tries again; once the menu is there, nothing is asked any more.
 */
export function createMenuKeeper(
  client: Pick<WeComClient, 'hasMenu' | 'createMenu'>,
  log: Logger,
): () => Promise<void> {
  let isDone = false;
  let isFailing = false;
  return async () => {
    if (isDone) return;
    try {
      if (!(await client.hasMenu(MENU))) {
        await client.createMenu(MENU);
        log.info('the menu was put below the conversation');
      }
      isDone = true;
    } catch (error) {
      if (!(error instanceof WeComError)) throw error;
      // Every minute: one line is enough.
      log[isFailing ? 'debug' : 'warn']({ err: error }, 'the menu could not be made; it is tried again');
      isFailing = true;
    }
  };
}
