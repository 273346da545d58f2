import { expect, test } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { commands } from '../../src/commands/index.ts';
import type { Delivery } from '../../src/simulator/callbacks.ts';
import { MENU } from '../../src/start/menu.ts';
import { type Store, startStore } from '../support/bot.ts';
import { momentAt } from '../support/moment.ts';
import { recordOf } from '../support/records.ts';

const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from('a car')]);
const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.from('a phone')]);
const photo = (bytes = JPEG) => ({ bytes, contentType: 'image/jpeg', filename: 'photo.jpg' });

const textOf = ({ reply }: Delivery): string => reply?.text ?? '';
const buttons = MENU.flatMap((top) => ('sub_button' in top ? top.sub_button : []));
const keyOf = (name: string): string => {
  const found = buttons.find((button) => button.name === name);
  return found?.type === 'click' ? found.key : '';
};
const press = async ({ simulator }: Store, userid: string, key: string): Promise<string> =>
  textOf(await simulator.event(userid, { Event: 'click', EventKey: key }));
const shows = async ({ simulator }: Store, userid: string, bytes?: typeof JPEG): Promise<string> =>
  textOf(await simulator.picture(userid, photo(bytes)));
const at = async ({ simulator }: Store, userid: string, label: string): Promise<string> =>
  textOf(await simulator.place(userid, label));
const counts = ({ prisma }: Store, name: string): Promise<number> =>
  prisma.picture.count({ where: { customer: { name }, state: 'kept', content: { isNot: null } } });
const pictures = ({ simulator }: Store, userid: string, msgtype = 'image') =>
  simulator.chat(userid).filter((bubble) => bubble.kind === 'push' && bubble.msgtype === msgtype);

test('the menu: made once, each button says what its command understands, hints need no record', async () => {
  const store = await startStore({ weather: 'fair' });
  const { simulator, prisma } = store;
  expect(simulator.calls('menu/create')).toHaveLength(1);
  await store.restart();
  expect(simulator.calls('menu/create'), 'the menu is there already').toHaveLength(1);
  simulator.faults.add({ api: 'menu/get', fault: { errcode: -1 } });
  await store.restart();
  simulator.faults.clear();
  expect(simulator.calls('menu/create'), 'a failure stops nothing').toHaveLength(1);
  const menu = () => simulator.calls('menu/get').length;
  const asked = menu();
  await store.minute();
  expect(menu(), 'tried again a minute later').toBe(asked + 1);
  await store.minute();
  expect(menu(), 'and that is all').toBe(asked + 1);

  const said = buttons.flatMap((one) => (one.type === 'click' && one.key.startsWith('say:') ? one.key.slice(4) : []));
  expect(said.length).toBeGreaterThan(8);
  for (const text of said) {
    const { intent, facts } = understand(text, momentAt('2026-09-16 10:00'));
    const name = intent === 'command' ? facts.command : intent;
    expect(commands.find((command) => command.name === name)?.run, text).toBeDefined();
    expect(await press(store, 'liqiang', `say:${text}`), text).not.toMatch(/没看懂|做不了|没处理好/);
  }
  const told = buttons.filter((one) => one.type === 'click' && one.key.startsWith('tell:'));
  const before = await prisma.inbound.count();
  for (const { name } of told) expect(await press(store, 'liqiang', keyOf(name))).not.toMatch(/菜单换过了/);
  expect(await press(store, 'liqiang', 'of-old')).toMatch(/^菜单换过了/);
  expect(await prisma.inbound.count()).toBe(before);

  await store.says('liqiang', '张伟 13800138000 看了A4L');
  const undone = await simulator.event('liqiang', { Event: 'click', EventKey: keyOf('撤销上一条') });
  expect(textOf(undone)).toMatch(/^已撤销/);
  expect(await prisma.customer.count()).toBe(0);
  expect(textOf(await simulator.replay(undone)), 'a click delivered twice is one click').toBe(textOf(undone));
});

test('what cannot be read gets a hint once in ten minutes; a voice that was recognised is a text', async () => {
  const store = await startStore();
  const send = async (fields: { MsgType: string } & Record<string, string>) =>
    textOf(await store.simulator.message('liqiang', fields));
  const media = { MediaId: 'm' };
  expect(await send({ MsgType: 'voice', ...media, Format: 'amr' })).toMatch(/^语音我听不懂/);
  expect(await send({ MsgType: 'voice', ...media, Format: 'amr' })).toBe('');
  expect(await send({ MsgType: 'video', ...media, ThumbMediaId: 't' })).toMatch(/^视频我存不了/);
  expect(await send({ MsgType: 'link', Title: 't', Url: 'https://example.com' })).toMatch(/^链接我打不开/);
  expect(await send({ MsgType: 'file', ...media, FileName: '名单.xlsx' })).toMatch(/^文件我收不了/);
  store.clockIs('2026-09-16 10:11');
  expect(await send({ MsgType: 'voice', ...media, Format: 'amr' })).toMatch(/^语音我听不懂/);
  expect(await send({ MsgType: 'voice', ...media, Recognition: '张伟 13800138000 看了A4L' })).toMatch(/^已记：张伟/);
});

test('opening the conversation: greeted once a day, by one of two processes, not when there is nothing to say', async () => {
  const store = await startStore({ at: '2026-09-16 07:30' });
  const opens = async (userid: string) => textOf(await store.simulator.event(userid, { Event: 'enter_agent' }));
  await store.says('hanxue', '孙丽 13700137000 今天联系');
  expect(await opens('hanxue'), 'they are talking already').toBe('');
  const both = await Promise.all(
    ['one', 'two'].map(async (EventKey) =>
      textOf(await store.simulator.event('liqiang', { Event: 'enter_agent', EventKey })),
    ),
  );
  expect(both.toSorted()).toEqual(['', expect.stringMatching(/^早上好，李强！今天的清单08:\d\d发给你；/)]);
  store.clockIs('2026-09-16 09:00');
  expect(await opens('liqiang')).toBe('');
  await store.says('liqiang', '张伟 13800138000 今天再联系');
  await store.says('liqiang', '李娜 13900139000 后天再联系');
  await store.clockTo('2026-09-17 08:40');
  expect(await opens('gaomin'), 'nothing is on the list').toBe(
    '早上好，高敏！今天清单是空的，有什么进展直接发给我就行。',
  );
  const opened = await store.simulator.event('wuguan', { Event: 'enter_agent' });
  expect(textOf(await store.simulator.replay(opened)), 'its answer was lost').toBe(textOf(opened));
  expect(textOf(opened)).toMatch(/^早上好，吴冠！/);
  await store.clockTo('2026-09-18 08:40');
  expect(await opens('liqiang'), 'the list has just come').toBe('');
  await store.clockTo('2026-09-19 08:40');
  store.clockIs('2026-09-19 11:00');
  expect(await opens('liqiang')).toMatch(/^早上好，李强！今天清单还有\d位没办/);
  expect(await opens('nobody').catch(String)).toMatch(/not in the simulated directory/);
});

test('a place checks the visit in', async () => {
  const store = await startStore();
  const { prisma } = store;
  expect(await at(store, 'liqiang', '星河湾')).toMatch(/^收到位置：星河湾。现在没有约好的到访/);

  await store.says('liqiang', '张伟 13800138000 今天11点来店');
  const kept = await at(store, 'liqiang', '城东店');
  expect(kept).toMatch(/^已记：张伟 到店了 · 备注：签到 城东店\n/);
  expect(kept).toMatch(/到店的预约记为已赴约/);
  expect(await recordOf(prisma, '张伟')).toMatchObject({
    appointments: [['visit', '2026-09-16 11:00', 'done']],
    interactions: [['2026-09-16', 'visit', true, '签到 城东店']],
  });
  await store.says('liqiang', '撤销');
  expect(await recordOf(prisma, '张伟')).toMatchObject({
    appointments: [['visit', '2026-09-16 11:00', 'open']],
    interactions: [],
  });

  await store.says('liqiang', '李娜 13900139000 下午1点上门');
  expect(await store.says('liqiang', '周涛 13600136000 晚上8点来店')).toMatch(/^已记/);
  const asked = await at(store, 'liqiang', '');
  expect(asked).toMatch(/^收到位置。是哪一位的？/);
  expect(asked).toMatch(/1\. 张伟.* · 11:00 到店\n2\. 李娜.* · 13:00 约定回访$/);
  await store.restart();
  expect(await store.says('liqiang', '2')).toMatch(
    /^已记：李娜 上门.*备注：签到 北纬39.908 东经116.397\n已勾掉：约定回访/,
  );
  expect(await recordOf(prisma, '李娜')).toMatchObject({
    promises: [['2026-09-16 13:00', 'kept', null]],
    interactions: [['2026-09-16', 'home_visit', true, '签到 北纬39.908 东经116.397']],
  });

  await store.says('hanxue', '孙丽 13700137000 下午交车');
  const arrived = await at(store, 'hanxue', '交付中心');
  expect(arrived).toContain('提车的预约记为已赴约；完了再说一句“孙丽 交车了”');
  expect(await store.says('hanxue', '孙丽 交车了')).toMatch(/^已记：孙丽 9月16日 周三 提车/);

  await store.says('gaomin', '赵敏 13500135000 看了Q5L');
  expect(await at(store, 'gaomin', '绿城')).toBe(
    '收到位置。是在哪位客户这里？回数字就好，我记一次上门：\n1. 赵敏 · 尾号5000 · Q5L',
  );
  expect(await store.says('gaomin', '1')).toMatch(/^已记：赵敏 上门/);
});

test('the menu opens camera and map: a scanned code finds, a chosen place checks in, photos follow', async () => {
  const store = await startStore();
  const { simulator, prisma } = store;
  const scan = async (result: string, Event = 'scancode_waitmsg', ScanType = 'qrcode') => {
    const scanned = { Event, EventKey: Event, ScanCodeInfo: { ScanType, ScanResult: result } };
    return textOf(await simulator.event('liqiang', scanned));
  };
  await store.says('liqiang', '张伟 13800138000 看了A4L');
  await store.says('liqiang', '张伟提车了 京A12345 车架号LFV2A21K8N4100731');
  const found = await store.says('liqiang', '京A12345');
  expect(found).toContain('张伟');
  for (const code of [
    'LFV2A21K8N4100731',
    'https://car.example/q?vin=LFV2A21K8N4100731&from=1',
    '京A12345',
    'https://car.example/%E4%BA%ACA12345',
    '13800138000',
    '张伟',
  ])
    expect(await scan(code), code).toBe(found);
  expect(await scan('CODE_39,LFV2A21K8N4100731', 'scancode_waitmsg', 'barcode')).toBe(found);
  expect(await scan('LFV2A21K8N4100731', 'scancode_push'), 'WeCom shows no answer to it').toBe('');
  await store.beat();
  expect(store.pushes('liqiang').at(-1)?.replace('\u200b', '')).toBe(found);

  // Anybody can print a code: it may find, and nothing else.
  const before = await prisma.change.count();
  for (const code of [
    '删除客户 张伟',
    '撤销',
    '张伟 13900139000',
    '李强的客户转给高敏',
    'https://x.example',
    '%zz',
    '',
  ]) {
    expect(await scan(code), code).toMatch(/^扫到“.*”，不是车架号、车牌或手机号。/);
    expect(await scan(code, 'scancode_push'), code).toBe('');
  }
  expect(await prisma.change.count()).toBe(before);

  await store.says('liqiang', '李娜 13900139000 今天11点来店');
  const place = { Location_X: '30.2741', Location_Y: '120.1551', Scale: '16', Label: '文三路9号', Poiname: '城东店' };
  const chosen = await simulator.event('liqiang', { Event: 'location_select', EventKey: 'x', SendLocationInfo: place });
  expect(textOf(chosen), 'WeCom shows no answer to it').toBe('');
  await store.beat();
  expect(store.pushes('liqiang').at(-1)).toMatch(/^已记：李娜 到店了 · 备注：签到 城东店\n/);
  await simulator.replay(chosen);
  expect((await recordOf(prisma, '李娜')).appointments).toEqual([['visit', '2026-09-16 11:00', 'done']]);

  const announced = { Event: 'pic_photo_or_album', EventKey: 'x', SendPicsInfo: { Count: 1 } };
  expect(textOf(await simulator.event('liqiang', announced))).toBe('');
  expect(await shows(store, 'liqiang')).toMatch(/^收到图片。是哪位客户的？/);
});

test('a picture: whose it is, fetched, sent back, forgotten', async () => {
  const store = await startStore({ weather: 'fair' });
  const { prisma, simulator } = store;
  expect(await shows(store, 'liqiang')).toBe('收到图片。是哪位客户的？直接回姓名就好，例如：张伟\n1. 先不留');
  expect(await store.says('liqiang', '张伟 13800138000 看了A4L')).toMatch(/收到，图片归到张伟名下。$/);
  expect(await shows(store, 'liqiang')).toBe('收到，图片归到张伟名下。');
  await store.beat();
  expect(await counts(store, '张伟')).toBe(2);
  expect(await store.says('liqiang', '张伟')).toMatch(/^图片 2张$/m);

  await store.says('liqiang', '李娜 13900139000 看了Q5L');
  expect(await shows(store, 'liqiang')).toMatch(
    /^收到图片。是哪位客户的？回数字，或者直接回姓名：\n1\. 李娜.*\n2\. 张伟.*\n3\. 先不留$/,
  );
  expect(await shows(store, 'liqiang', HEIC)).toMatch(/^收到2张图片。/);
  await store.restart();
  expect(await store.says('liqiang', '王五'), 'the question stays').toMatch(/没找到“王五”/);
  expect(await store.says('liqiang', '李娜')).toBe('收到，2张图片归到李娜名下。');
  await store.says('liqiang', '撤销');
  await store.beat();
  expect(await counts(store, '李娜')).toBe(0);
  expect(await shows(store, 'liqiang')).toMatch(/^收到图片。/);
  expect(await store.says('liqiang', '1')).toBe('收到，图片归到李娜名下。');
  await store.beat();

  expect(await store.says('liqiang', '图片 张伟')).toBe(
    '张伟今天的图片（共2张，第1新），这就发给你。\n再早一张回“图片 张伟 2”',
  );
  await store.beat();
  await store.says('liqiang', '图片 张伟');
  await store.beat();
  expect(pictures(store, 'liqiang'), 'the same once more is not swallowed').toHaveLength(2);
  await store.says('linjing', '图片 张伟');
  await store.beat();
  expect(pictures(store, 'linjing'), 'their manager').toHaveLength(1);
  expect(simulator.calls('media/upload'), 'known to WeCom already').toHaveLength(2);
  expect(await store.says('liqiang', '图片 张伟 3')).toMatch(/只有2张图片/);
  expect(await store.says('hanxue', '图片 张伟')).toMatch(/没找到“张伟”/);
  expect(await store.says('wuguan', '图片 张伟')).toBe('客户的图片由负责人和经理看，请找李强。');

  expect(await store.says('liqiang', '图片 张伟 2')).toBe('张伟今天的图片（共2张，第2新），这就发给你。');
  await store.says('linjing', '删除客户 张伟');
  await store.says('linjing', '1');
  await store.says('linjing', '1');
  expect(await prisma.pictureContent.count({ where: { picture: { customerId: null } } })).toBe(2);
  expect(await prisma.picture.count({ where: { customer: { name: '李娜' } } })).toBe(1);
  await store.clockTo('2026-09-20 10:00');
  expect(await prisma.picture.count(), 'those nobody claimed are gone').toBe(1);
});

test('a picture WeCom has no longer is uploaded anew, once', async () => {
  const store = await startStore({ weather: 'fair' });
  const { simulator } = store;
  await store.says('liqiang', '张伟 13800138000 看了A4L');
  await shows(store, 'liqiang');
  await store.beat();
  await store.says('liqiang', '图片 张伟');
  await store.beat();
  store.clockIs('2026-09-16 16:00');
  simulator.faults.add({ api: 'message/send', fault: { errcode: 40007 }, times: 1 });
  await store.says('linjing', '图片 张伟');
  await store.beat();
  expect(simulator.calls('media/upload'), 'once for each of them').toHaveLength(2);
  expect(pictures(store, 'linjing')).toHaveLength(1);
  // Refused fresh from the upload, it is not refused for its age.
  store.clockIs('2026-09-16 18:00');
  simulator.faults.add({ api: 'message/send', fault: { errcode: 40007 }, times: 2 });
  await store.says('linjing', '图片 张伟');
  await store.beat();
  expect(simulator.calls('media/upload')).toHaveLength(3);
  expect(pictures(store, 'linjing')).toHaveLength(1);
  expect(store.errors().map(({ msg }) => msg)).toEqual(['message given up']);
});

test('a picture that cannot be had', async () => {
  const store = await startStore({ weather: 'fair' });
  const { simulator } = store;
  await store.says('liqiang', '张伟 13800138000 看了A4L');
  const missing = [
    ['a page, not a picture', Buffer.from('<html>not a picture</html>'), /格式我不认识/],
    ['more than ten megabytes', Buffer.concat([JPEG, Buffer.alloc(10 * 1024 * 1024)]), /超过10MB了/],
  ] as const;
  for (const [why, bytes, told] of missing) {
    await shows(store, 'liqiang', bytes);
    await store.beat();
    expect(store.pushes('liqiang').at(-1), why).toMatch(/^刚才给张伟的那张图片没能存下来：/);
    expect(store.pushes('liqiang').at(-1), why).toMatch(told);
  }
  await simulator.message('liqiang', { MsgType: 'image', MediaId: 'gone', PicUrl: 'http://example.com' });
  await store.beat();
  expect(store.pushes('liqiang').at(-1)).toMatch(/取不到了，麻烦再发一次/);

  simulator.faults.add({ api: 'media/get', fault: { errcode: -1 }, times: 2 });
  await shows(store, 'liqiang');
  await store.beat();
  expect(await store.says('liqiang', '图片 张伟')).toMatch(/还在从企业微信取/);
  await store.clockTo('2026-09-16 10:02');
  expect(await counts(store, '张伟')).toBe(0);
  await store.clockTo('2026-09-16 10:05');
  expect(await counts(store, '张伟'), 'WeCom is back').toBe(1);

  const told = store.pushes('liqiang').length;
  const end = simulator.faults.add({ api: 'media/get', fault: 'drop' });
  await shows(store, 'liqiang');
  await store.clockTo('2026-09-19 10:04');
  expect(store.pushes('liqiang').filter((text) => text.includes('图片')).length).toBe(3);
  await store.clockTo('2026-09-19 12:00');
  expect(store.pushes('liqiang').filter((text) => text.includes('三天里一直没能从企业微信取到'))).toHaveLength(1);
  expect(store.pushes('liqiang').length).toBeGreaterThan(told);
  end();
  await shows(store, 'liqiang');
  await store.says('liqiang', '撤销');
  await store.beat();
  expect(await counts(store, '张伟')).toBe(1);
});
