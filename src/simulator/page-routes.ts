import { Router } from '@koa/router';
import type { Context } from 'koa';
import rawBody from 'raw-body';
import { ContractViolation, type Delivery } from './callbacks.ts';
import { isObject } from './card-words.ts';
import type { JsonObject } from './chats.ts';
import type { ClockControl } from './clock-control.ts';
import { readJump } from './clock-jump.ts';
import { mediaOf } from './media-store.ts';
import { pageStream } from './page-stream.ts';
import type { Selected, Talk } from './talk.ts';
import type { World } from './world.ts';
import type { XmlFields } from './xml.ts';

const MAX_BODY = '64kb';
/** WeCom's own limit, 20 MB, in Base64. */
const MAX_PICTURE = '28mb';
/** Types a browser shows without acting on what is in them. */
const PICTURES = /^image\/(?:jpeg|png|gif|webp|heic)$/;
/** More would not fit into one message of WeCom either. */
const MAX_SAID_BYTES = 2048;

/** What the page asks of the simulator. */
export interface PageSide {
  readonly world: World;
  readonly talk: Talk;
  readonly clock: ClockControl;
  readonly clockMoves: boolean;
  readonly examples: (userid: string) => readonly string[];
  /** Tells one life of the chats from another, so that the page knows when to forget. */
  run(): string;
}

/** The JSON the chat page and `npm run chat` live on. */
export function pageRoutes(side: PageSide): Router {
  const { world } = side;
  const router = new Router({ prefix: '/page' });
  router.get('/state', (ctx) => {
    ctx.body = stateOf(side);
  });
  router.get('/chats/:userid', (ctx) => {
    ctx.body = world.chats.of(String(ctx.params.userid));
  });
  router.get('/stream', pageStream(world, side.clock, side.run));
  router.get('/media/:id', (ctx) => {
    const file = mediaOf(world, String(ctx.params.id));
    if (!file) return;
    ctx.set(
      'Content-Disposition',
      `${file.type === 'image' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    );
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.type =
      file.type === 'image' && file.contentType.startsWith('image/') ? file.contentType : 'application/octet-stream';
    ctx.body = file.bytes;
  });
  router.post('/say', async (ctx) => {
    const { userid, text } = await jsonOf(ctx);
    if (!isMember(world, userid) || typeof text !== 'string' || text.trim() === '')
      return refuse(ctx, '请先选成员，再写点什么');
    if (Buffer.byteLength(text) > MAX_SAID_BYTES) return refuse(ctx, '太长了，一条消息最多约 680 个汉字');
    await answerWith(ctx, world, side.talk.say(userid, text));
  });
  router.post('/click', async (ctx) => {
    const { userid, bubble, key, selected } = await jsonOf(ctx);
    if (!isMember(world, userid) || typeof bubble !== 'number' || typeof key !== 'string')
      return refuse(ctx, '没有这个按钮');
    const choices = (isObject(selected) ? selected : {}) as Selected;
    await answerWith(ctx, world, side.talk.click(userid, bubble, key, choices));
  });
  router.post('/menu', async (ctx) => {
    const { userid, key, type = 'click', value = '' } = await jsonOf(ctx);
    const found = typeof value === 'string' && typeof type === 'string' ? PRESSED[type]?.(value) : undefined;
    if (!isMember(world, userid) || typeof key !== 'string' || !found) return refuse(ctx, '没有这个菜单');
    await answerWith(ctx, world, side.talk.event(userid, { Event: String(type), EventKey: key, ...found }));
  });
  router.post('/picture', async (ctx) => {
    const { userid, filename, contentType, data } = await jsonOf(ctx, MAX_PICTURE);
    if (!isMember(world, userid) || typeof filename !== 'string' || typeof data !== 'string')
      return refuse(ctx, '没有收到图片');
    if (typeof contentType !== 'string' || !PICTURES.test(contentType)) return refuse(ctx, '这不是手机拍得出的图片');
    const bytes = Buffer.from(data, 'base64');
    await answerWith(ctx, world, side.talk.picture(userid, { bytes, contentType, filename }));
  });
  router.post('/place', async (ctx) => {
    const { userid, label } = await jsonOf(ctx);
    if (!isMember(world, userid) || typeof label !== 'string') return refuse(ctx, '没有这个地方');
    await answerWith(ctx, world, side.talk.place(userid, label));
  });
  router.post('/read', async (ctx) => {
    const { userid, upTo } = await jsonOf(ctx);
    if (!isMember(world, userid) || typeof upTo !== 'number') return refuse(ctx, '没有这个成员');
    ctx.body = { unread: world.chats.markRead(userid, upTo) };
  });
  router.post('/clock', async (ctx) => {
    const jump = readJump(await jsonOf(ctx));
    const refusal = jump ? side.clock.start(jump) : '没看懂要去哪一天';
    if (refusal !== null) return refuse(ctx, refusal);
    ctx.status = 202;
    ctx.body = side.clock.state();
  });
  router.post('/clock/halt', (ctx) => {
    side.clock.halt();
    ctx.body = side.clock.state();
  });
  return router;
}

function stateOf({ world, clock, clockMoves, examples, run }: PageSide): unknown {
  const { directory, chats } = world;
  const members = directory.users
    .filter((user) => directory.reachable(user.userid))
    .map((user) => ({
      userid: user.userid,
      name: user.name,
      position: user.position ?? '',
      team: directory.department(user.department[0] ?? 1)?.name ?? '',
      unread: chats.unread(user.userid),
      examples: examples(user.userid),
    }));
  const { appName } = world.settings;
  return { run: run(), appName, seq: chats.seq, members, menu: world.menu, clockMoves, clock: clock.state() };
}

/** What a phone adds to pressing a button of the menu, by the button's type: what the camera read, which place was chosen. */
const PRESSED: Readonly<Record<string, (value: string) => XmlFields>> = {
  click: () => ({}),
  scancode_waitmsg: (ScanResult) => ({ ScanCodeInfo: { ScanType: 'qrcode', ScanResult } }),
  location_select: (Label) => ({
    SendLocationInfo: { Location_X: '39.908', Location_Y: '116.397', Scale: '15', Label, Poiname: Label },
    AppType: 'wxwork',
  }),
};

const isMember = (world: World, userid: unknown): userid is string =>
  typeof userid === 'string' && world.directory.reachable(userid);

async function jsonOf(ctx: Context, limit = MAX_BODY): Promise<JsonObject> {
  const text = await rawBody(ctx.req, { limit, encoding: 'utf8' });
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function refuse(ctx: Context, error: string): void {
  ctx.status = 400;
  ctx.body = { error };
}

/** Tells the page what became of a callback; a bot that is not there is an answer too. */
async function answerWith(ctx: Context, world: World, pending: Promise<Delivery>): Promise<void> {
  try {
    const delivery = await pending;
    ctx.body = { accepted: delivery.accepted, replied: delivery.reply !== null, seq: world.chats.seq };
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error;
    ctx.body = {
      accepted: true,
      replied: false,
      seq: world.chats.seq,
      error: `助手的回复不合企业微信的规则：${error.delivery.violations.join('；')}`,
    };
  }
}
