import { expect, test } from 'vitest';
import type { Bubble } from '../../src/simulator/chats.ts';
import { nobody } from '../../src/start/observer.ts';
import { type Store, startStore } from '../support/bot.ts';

type Card = Bubble & { readonly content: NonNullable<Bubble['content']> };

/** The cards on a member's phone, as they look now. */
const cardsOf = (store: Store, userid: string): Card[] =>
  store.simulator.chat(userid).filter((bubble): bubble is Card => bubble.msgtype === 'template_card');

const cardAbout = (store: Store, userid: string, name: string): Card => {
  const found = cardsOf(store, userid).findLast(({ text }) => text.includes(name));
  if (!found) throw new Error(`${userid} has no card about ${name}`);
  return found;
};

const press = async (store: Store, userid: string, name: string, key: string) =>
  store.simulator.click(userid, cardAbout(store, userid, name).id, key);

const looks = (store: Store, userid: string, name: string) => {
  const { content } = cardAbout(store, userid, name);
  return { says: content.sub_title_text, label: content.replace_text };
};

const stateOf = async ({ prisma }: Store, name: string) =>
  (await prisma.touchpoint.findMany({ where: { customer: { name }, rule: 'promise' } })).map(({ state }) => state);

test('the list as cards: each button does what the text does, and the card says what came of it', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  const names = ['张伟', '王芳', '赵磊', '孙丽', '周杰', '吴敏', '郑强'];
  for (const [i, name] of names.entries()) await store.says('liqiang', `${name} 1390013900${i} 看了A4L 明天再联系`);
  expect(await store.says('liqiang', '卡片')).toMatch(/^今天还没有清单/);
  await store.clockTo('2026-09-17 08:40');

  const said = await store.says('liqiang', '卡片');
  expect(said.split('\n')).toEqual([
    '5张卡片马上到，点按钮就行。还有2位，回“卡片 更多”。',
    '看不到卡片（比如在微信里）就照旧回字：1完成、1明天。',
  ]);
  await store.beat();
  expect(cardsOf(store, 'liqiang')).toHaveLength(5);
  expect(cardAbout(store, 'liqiang', '张伟').content).toMatchObject({
    card_type: 'button_interaction',
    source: { desc: '今天的清单' },
    main_title: { title: expect.stringMatching(/^1\. 张伟：/) },
    horizontal_content_list: [
      { keyname: '车', value: 'A4L' },
      { keyname: '电话', value: '尾号9000' },
    ],
    button_list: [{ text: '完成' }, { text: '明天' }, { text: '没接通' }, { text: '话术' }],
  });
  expect(await store.says('liqiang', '卡片 更多')).toMatch(/^2张卡片马上到，点按钮就行。\n/);
  await store.beat();
  expect(cardsOf(store, 'liqiang')).toHaveLength(7);
  expect(await store.says('liqiang', '卡片 更多')).toMatch(/^没办的都发过卡片了/);

  await press(store, 'liqiang', '张伟', 'done');
  expect(looks(store, 'liqiang', '张伟')).toEqual({
    says: expect.stringMatching(/^✓ 1 张伟：约定回访已勾掉.*\n还剩6位/),
    label: '已完成',
  });
  expect(await stateOf(store, '张伟')).toContain('done');
  await press(store, 'liqiang', '王芳', 'tomorrow');
  expect(looks(store, 'liqiang', '王芳')).toEqual({
    says: expect.stringMatching(/^→ 2 王芳：改到明天/),
    label: '改天了',
  });
  await press(store, 'liqiang', '赵磊', 'unreached');
  expect(looks(store, 'liqiang', '赵磊')).toEqual({
    says: expect.stringMatching(/^→ 3 赵磊：没联系上/),
    label: '没接通',
  });

  // Words to send come as a text, to be copied; the card waits on.
  await press(store, 'liqiang', '孙丽', 'script');
  await store.beat();
  expect(store.lastBubble('liqiang')).toMatch(/孙丽/);
  expect(looks(store, 'liqiang', '孙丽').label).toBeUndefined();

  // 撤销 takes a click back like any message, and its card can be pressed again.
  expect(await store.says('liqiang', '撤销')).toContain('“3没接通”');
  await press(store, 'liqiang', '赵磊', 'done');
  expect(looks(store, 'liqiang', '赵磊')).toMatchObject({ says: expect.stringContaining('3 赵磊：约定回访已勾掉') });

  // Answered in words meanwhile.
  await store.says('liqiang', '5完成');
  const before = await store.prisma.interaction.count();
  await press(store, 'liqiang', '周杰', 'tomorrow');
  expect(looks(store, 'liqiang', '周杰')).toEqual({
    says: expect.stringMatching(/^周杰：今天.*已经勾掉了（约定回访）。$/),
    label: '已处理过',
  });
  expect(await store.prisma.interaction.count()).toBe(before);

  // The next day its number may be somebody else's.
  await store.clockTo('2026-09-18 08:40');
  await press(store, 'liqiang', '吴敏', 'done');
  expect(looks(store, 'liqiang', '吴敏')).toEqual({
    says: expect.stringMatching(/^这是昨天的卡片，事情还没办：在今天的清单里是第\d条，回“\d完成”就行。$/),
    label: '卡片过期',
  });
  expect(await stateOf(store, '吴敏')).toEqual(['prompted']);
});

test('a click is answered once, whatever happens on the way', async () => {
  const codes: (number | null)[] = [];
  const observer = { ...nobody, sent: (code: number | null) => void codes.push(code) };
  const store = await startStore({ weather: 'fair', at: '2026-09-16 10:00', bot: { observer } });
  for (const [i, name] of ['张伟', '王芳', '赵磊', '孙丽'].entries())
    await store.says('liqiang', `${name} 1390013900${i} 看了A4L 明天再联系`);
  await store.clockTo('2026-09-17 08:40');
  await store.says('liqiang', '卡片');
  await store.beat();
  const contacts = () => store.prisma.interaction.count({ where: { reached: true } });

  // The same delivery again, and a second press of a card that never looked any different.
  const first = await press(store, 'liqiang', '张伟', 'done');
  const again = await store.simulator.replay(first);
  expect([first.reply?.msgType, again.reply?.msgType]).toEqual(['update_template_card', 'update_template_card']);
  const shown = looks(store, 'liqiang', '张伟');
  await press(store, 'liqiang', '张伟', 'tomorrow');
  expect(looks(store, 'liqiang', '张伟')).toEqual(shown);
  expect(await contacts()).toBe(1);

  // Nobody else's, and none of ours.
  const { id } = cardAbout(store, 'liqiang', '王芳');
  const taskId = String(cardAbout(store, 'liqiang', '王芳').content.task_id);
  const fields = { Event: 'template_card_event', EventKey: 'done', CardType: 'button_interaction' };
  for (const TaskId of [taskId, 'legacy-1', '00000000-0000-7000-8000-000000000000']) {
    await store.simulator.event('gaomin', { ...fields, TaskId });
    await store.beat();
    expect(store.lastBubble('gaomin')).toMatch(/^这张卡片不是发给你的/);
  }
  expect(await contacts()).toBe(1);
  expect(id).toBeGreaterThan(0);

  // Too late for the answer to the click: the card is replaced by its code, or told in words.
  await store.restart({ replyWithinMs: 0 });
  await press(store, 'liqiang', '王芳', 'done');
  await store.beat();
  expect(looks(store, 'liqiang', '王芳').label).toBe('已完成');
  const pushed = store.pushes('liqiang').length;

  const forget = store.simulator.faults.add({
    api: 'message/update_template_card',
    fault: { errcode: 60140 },
    times: 1,
  });
  await press(store, 'liqiang', '赵磊', 'done');
  await store.beat();
  await store.beat();
  expect(looks(store, 'liqiang', '赵磊').label).toBeUndefined();
  expect(store.pushes('liqiang').slice(pushed)).toEqual([expect.stringMatching(/^✓ 3 赵磊：/)]);
  forget();

  // Replaced, but WeCom's answer was lost: the next try finds the code used, and nothing is said twice.
  store.simulator.faults.add({ api: 'message/update_template_card', fault: 'lost-connection', times: 1 });
  await press(store, 'liqiang', '孙丽', 'done');
  // The first try is over before the clock goes on, or it would be taken for one that died.
  await store.beat();
  await store.clockTo('2026-09-17 08:50');
  await store.clockTo('2026-09-17 08:55');
  expect(looks(store, 'liqiang', '孙丽').label).toBe('已完成');
  expect(store.pushes('liqiang').slice(pushed)).toHaveLength(1);
  expect(await store.prisma.outbox.count({ where: { state: { in: ['pending', 'dead'] } } })).toBe(0);
  expect(
    codes.filter((code) => code !== 0),
    'what is replaced counts among what is sent',
  ).toEqual([60140, null, 60140]);
});

test('losses and complaints as cards, for those who want them', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  await store.says('gaomin', '张伟 13900139000 看了A4L');
  await store.says('gaomin', '张伟 战败 买了宝马X3');
  await store.beat();
  expect(store.lastBubble('linjing')).toMatch(/^高敏报战败：张伟/);
  expect(cardsOf(store, 'linjing')).toEqual([]);

  expect(await store.says('linjing', '卡片 开')).toMatch(/^好，以后战败要你确认、客户投诉的时候/);
  for (const [i, name] of ['王芳', '赵磊', '孙丽'].entries()) {
    await store.says('gaomin', `${name} 1390013901${i} 看了Q5L`);
    await store.says('gaomin', `${name} 战败 价格高`);
  }
  await store.beat();
  expect(cardsOf(store, 'linjing')).toHaveLength(3);
  const notice = store.pushes('linjing').findLast((text) => text.startsWith('高敏报战败：王芳'));
  expect(notice, 'the text always comes').toMatch(/回“同意 2”确认/);
  expect(cardAbout(store, 'linjing', '王芳').content).toMatchObject({
    main_title: { title: expect.stringMatching(/^2\. 王芳：/), desc: '跟了0天、联系上0次' },
    horizontal_content_list: [
      { keyname: '报的人', value: '高敏' },
      { keyname: '看的车', value: 'Q5L' },
    ],
    button_list: [{ text: '同意' }, { text: '驳回' }],
  });
  await press(store, 'linjing', '王芳', 'approve');
  expect(looks(store, 'linjing', '王芳')).toEqual({
    says: expect.stringMatching(/^已同意：王芳战败/),
    label: '已同意',
  });
  await press(store, 'linjing', '赵磊', 'reject');
  expect(looks(store, 'linjing', '赵磊')).toEqual({
    says: expect.stringMatching(/^已驳回：赵磊恢复为/),
    label: '已驳回',
  });
  const states = await store.prisma.loss.findMany({ orderBy: { number: 'asc' }, select: { state: true } });
  expect(states.map(({ state }) => state)).toEqual(['pending', 'confirmed', 'rejected', 'pending']);

  // One that is taken back goes with its text, or is corrected by it.
  await store.says('gaomin', '王浩 13900139019 战败 价格高');
  await store.says('gaomin', '撤销');
  await store.beat();
  expect(cardsOf(store, 'linjing')).toHaveLength(3);

  // Decided in words by somebody else meanwhile.
  await store.says('zhouming', '同意 4');
  await press(store, 'linjing', '孙丽', 'reject');
  expect(looks(store, 'linjing', '孙丽')).toEqual({
    says: expect.stringMatching(/^第4条（孙丽）.*已经由周明同意了。$/),
    label: '没有改动',
  });

  await store.says('gaomin', '卡片 开');
  await store.says('gaomin', '周杰 13900139020 投诉空调异响');
  await store.beat();
  await store.beat();
  expect(cardAbout(store, 'linjing', '周杰').content).toMatchObject({
    source: { desc: '客户投诉' },
    main_title: { title: '周杰投诉：空调异响', desc: expect.stringMatching(/前要先联系上客户$/) },
    button_list: [{ text: '已联系' }, { text: '暂停' }, { text: '结案' }],
  });
  expect(cardAbout(store, 'gaomin', '周杰').content.main_title).toEqual({
    title: expect.stringMatching(/^1\. 周杰：投诉“空调异响”/),
  });
  // What has to be told in words is asked for in words, and the card waits.
  await press(store, 'linjing', '周杰', 'pause');
  await store.beat();
  expect(store.lastBubble('linjing')).toBe('为什么暂停？带上原因再说一次，例如：投诉 周杰 暂停 等配件');
  expect(looks(store, 'linjing', '周杰').label).toBeUndefined();
  const first = cardAbout(store, 'linjing', '周杰').id;
  await store.clockTo('2026-09-16 11:05');
  expect(cardAbout(store, 'linjing', '周杰').content.main_title).toMatchObject({
    desc: expect.stringMatching(/还没联系上客户$/),
  });
  await press(store, 'linjing', '周杰', 'contacted');
  expect(looks(store, 'linjing', '周杰').label).toBe('已联系');
  // The card of the opening, pressed after that of the missed clock.
  await store.simulator.click('linjing', first, 'contacted');
  const { content } = cardsOf(store, 'linjing').find(({ id }) => id === first) ?? {};
  expect(content?.sub_title_text).toMatch(/^周杰：今天.*已经联系上了。/);
  expect(await store.prisma.interaction.count({ where: { reached: true, customer: { name: '周杰' } } })).toBe(1);
  expect((await store.prisma.complaint.findFirstOrThrow()).contactedAt).not.toBeNull();
  // Its owner's card hears of it when pressed.
  await press(store, 'gaomin', '周杰', 'done');
  expect(looks(store, 'gaomin', '周杰')).toEqual({
    says: expect.stringMatching(/^周杰：.*已经勾掉了/),
    label: '已处理过',
  });
  expect(await store.says('linjing', '我的设置')).toContain('\n卡片：战败和投诉也发\n');
  expect(await store.says('linjing', '卡片 关')).toMatch(/^好，战败和投诉只发文字/);
});
