import { objectsAt, textAt } from '../card-words.ts';
import type { JsonObject } from '../chats.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { type Endpoints, numberFrom } from './endpoint.ts';

/** The codes of one level of the menu, and its longest name in bytes. */
interface Level {
  readonly max: number;
  readonly nameBytes: number;
  readonly codes: {
    readonly count: number;
    readonly type: number;
    readonly name: number;
    readonly key: number;
    readonly url: number;
  };
  readonly domain: number;
}
const MAIN: Level = {
  max: 3,
  nameBytes: 16,
  codes: { count: 40016, type: 40017, name: 40018, key: 40019, url: 40020 },
  domain: 40055,
};
const SUB: Level = {
  max: 5,
  nameBytes: 40,
  codes: { count: 40023, type: 40024, name: 40025, key: 40026, url: 40027 },
  domain: 40054,
};

const KEYED = [
  ...['click', 'scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin'],
  'location_select',
];
const bytes = (text: string) => Buffer.byteLength(text);

function checkButtons(buttons: readonly JsonObject[], level: Level): void {
  if (buttons.length < 1 || buttons.length > level.max) throw new ApiError(level.codes.count);
  for (const button of buttons) checkButton(button, level);
}

function checkButton(button: JsonObject, level: Level): void {
  const name = textAt(button, 'name');
  if (name === '' || bytes(name) > level.nameBytes) throw new ApiError(level.codes.name);
  if (level === MAIN && objectsAt(button, 'sub_button').length > 0) {
    checkButtons(objectsAt(button, 'sub_button'), SUB);
    return;
  }
  const type = textAt(button, 'type');
  const key = textAt(button, 'key');
  const url = textAt(button, 'url');
  if (KEYED.includes(type)) {
    if (key === '' || bytes(key) > 128) throw new ApiError(level.codes.key);
  } else if (type === 'view') {
    if (url === '' || bytes(url) > 1024) throw new ApiError(level.codes.url);
    if (!/^https?:\/\/[^/]+/.test(url)) throw new ApiError(level.domain);
  } else if (type !== 'view_miniprogram') {
    throw new ApiError(level.codes.type);
  }
}

/** menu/create, menu/get and menu/delete. */
export function menuEndpoints(world: World): Endpoints {
  const checkAgent = (query: URLSearchParams) => {
    const agentid = numberFrom(query, 'agentid');
    if (agentid === null) throw new ApiError(41011);
    if (agentid !== world.agentId) throw new ApiError(301002);
  };
  return {
    'menu/create': {
      method: 'POST',
      run(call) {
        checkAgent(call.query);
        const menu = call.json();
        checkButtons(objectsAt(menu, 'button'), MAIN);
        world.menu = menu;
        world.menuChanged.tell(null);
        return {};
      },
    },
    'menu/get': {
      method: 'GET',
      run({ query }) {
        checkAgent(query);
        if (world.menu === null) throw new ApiError(46003);
        return { button: world.menu.button ?? [] };
      },
    },
    'menu/delete': {
      method: 'GET',
      run({ query }) {
        checkAgent(query);
        world.menu = null;
        world.menuChanged.tell(null);
        return {};
      },
    },
  };
}
