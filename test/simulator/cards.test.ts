import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_ID, call, type Stage, setStage } from './stage.ts';
import { sealedReply } from './stand-in-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

type Card = Readonly<Record<string, unknown>>;
const link = { type: 1, url: 'https://example.com' };
const options = [
  { id: 'keep', text: '保持' },
  { id: 'lower', text: '降级' },
];
const button = {
  card_type: 'button_interaction',
  task_id: 'level-1',
  main_title: { title: '张伟的级别' },
  button_list: [
    { text: '保持', key: 'keep' },
    { text: '战败', key: 'lost', style: 2 },
  ],
};
const notice = { card_type: 'text_notice', main_title: { title: '早安' }, card_action: link };
const news = { ...notice, card_type: 'news_notice', card_image: { url: 'https://example.com/a.png' } };
const submit = { text: '提交', key: 'send' };
const vote = {
  card_type: 'vote_interaction',
  task_id: 'v1',
  main_title: { title: '选' },
  checkbox: { question_key: 'q', option_list: options },
  submit_button: submit,
};
const multiple = {
  card_type: 'multiple_interaction',
  task_id: 'm1',
  main_title: { title: '选' },
  select_list: [{ question_key: 'q', title: '级别', option_list: options }],
  submit_button: submit,
};

const send = (card: Card, touser = 'liqiang') =>
  call(stage, 'message/send', { body: { touser, msgtype: 'template_card', agentid: AGENT_ID, template_card: card } });
const update = (response_code: unknown, change: Card) =>
  call(stage, 'message/update_template_card', { body: { agentid: AGENT_ID, response_code, ...change } });
const cardOf = (userid: string) => stage.simulator.chat(userid).at(-1);

describe('sending', () => {
  test.each<[string, Card, boolean]>([
    ['text_notice', notice, false],
    [
      'text_notice with a menu',
      { ...notice, task_id: 't', action_menu: { action_list: [{ text: '静音', key: 'mute' }] } },
      true,
    ],
    ['news_notice', news, false],
    ['button_interaction', button, true],
    ['vote_interaction', vote, true],
    ['multiple_interaction', multiple, true],
  ])('%s is taken; a response_code comes with it: %s', async (_, card, answerable) => {
    const answer = await send(card);
    expect(answer).toMatchObject({ errcode: 0 });
    expect('response_code' in answer).toBe(answerable);
    expect(cardOf('liqiang')).toMatchObject({ msgtype: 'template_card', content: card });
  });

  test.each<[string, Card, number]>([
    ['an unknown type', { ...button, card_type: 'toString' }, 42031],
    ['no task_id', { ...button, task_id: undefined }, 42014],
    ['a bad task_id', { ...button, task_id: 'with space' }, 42014],
    ['no title', { ...button, main_title: {} }, 42033],
    ['no button', { ...button, button_list: [] }, 42047],
    ['too many buttons', { ...button, button_list: Array(7).fill({ text: 'a', key: 'b' }) }, 42047],
    ['a button without text', { ...button, button_list: [{ key: 'a' }] }, 42038],
    ['a button without key', { ...button, button_list: [{ text: 'a' }] }, 42039],
    [
      'two buttons with one key',
      {
        ...button,
        button_list: [
          { text: 'a', key: 'k' },
          { text: 'b', key: 'k' },
        ],
      },
      42018,
    ],
    ['a row without name', { ...button, horizontal_content_list: [{ value: 'a' }] }, 42027],
    ['seven rows', { ...button, horizontal_content_list: Array(7).fill({ keyname: 'a' }) }, 42035],
    ['a row with a bad link', { ...button, horizontal_content_list: [{ keyname: 'a', type: 1, url: 'x' }] }, 42028],
    [
      'a row with a stranger',
      { ...button, horizontal_content_list: [{ keyname: 'a', type: 3, userid: 'ghost' }] },
      42050,
    ],
    ['four jumps', { ...notice, jump_list: Array(4).fill({ title: 'a' }) }, 42036],
    ['no action', { ...notice, card_action: undefined }, 42045],
    ['an action to nowhere', { ...notice, card_action: { type: 0 } }, 42045],
    ['no picture', { ...news, card_image: undefined }, 42044],
    [
      'two actions with one key',
      { ...notice, task_id: 't', action_menu: { action_list: [{ key: 'a' }, { key: 'a' }] } },
      42051,
    ],
    ['no question_key', { ...vote, checkbox: { option_list: options } }, 42043],
    ['no option', { ...vote, checkbox: { question_key: 'q', option_list: [] } }, 42042],
    ['an option without id', { ...vote, checkbox: { question_key: 'q', option_list: [{ text: 'a' }] } }, 42040],
    ['an option without text', { ...vote, checkbox: { question_key: 'q', option_list: [{ id: 'a' }] } }, 42041],
    ['no submit key', { ...multiple, submit_button: { text: '提交' } }, 42046],
    ['four selectors', { ...multiple, select_list: Array(4).fill(multiple.select_list[0]) }, 42047],
  ])('%s → %i', async (_, card, errcode) => {
    expect(await send(card)).toMatchObject({ errcode });
  });

  test('a task_id works once, and callbacks need a webhook', async () => {
    await send(button);
    expect(await send(button)).toMatchObject({ errcode: 42014 });
    stage.simulator.settings.callbackUrl = null;
    expect(await send({ ...button, task_id: 'level-2' })).toMatchObject({ errcode: 43012 });
  });
});

describe('a click', () => {
  test('reaches the bot with a fresh ResponseCode, which updates the card once', async () => {
    await send(button);
    await stage.simulator.click('liqiang', cardOf('liqiang')?.id ?? 0, 'keep');
    const { ResponseCode: code, ...event } = stage.bot.received[0]?.fields ?? {};
    expect(event).toMatchObject({
      MsgType: 'event',
      Event: 'template_card_event',
      EventKey: 'keep',
      TaskId: 'level-1',
      CardType: 'button_interaction',
    });
    expect(await update(code, { userids: ['LIQIANG', 'Ghost'], button: { replace_name: '已保持' } })).toMatchObject({
      errcode: 0,
      invaliduser: ['ghost'],
    });
    expect(cardOf('liqiang')).toMatchObject({ content: { ...button, replace_text: '已保持' } });
    expect(await update(code, { button: { replace_name: '再来' } })).toMatchObject({ errcode: 60140 });
  });

  test('carries what was chosen', async () => {
    await send(multiple);
    await stage.simulator.click('liqiang', cardOf('liqiang')?.id ?? 0, 'send', { q: ['keep', 'lower'] });
    expect(stage.bot.received[0]?.fields.SelectedItems).toEqual({
      SelectedItem: { QuestionKey: 'q', OptionIds: { OptionId: ['keep', 'lower'] } },
    });
  });

  test.each([
    ['update_button', '<Button><ReplaceName>已保持</ReplaceName></Button>', { replace_text: '已保持' }],
    [
      'update_template_card',
      '<TemplateCard><CardType>text_notice</CardType><MainTitle><Title>好的</Title></MainTitle><HorizontalContentList><KeyName>级别</KeyName><Value>A</Value></HorizontalContentList></TemplateCard>',
      {
        card_type: 'text_notice',
        task_id: 'level-1',
        main_title: { title: '好的' },
        horizontal_content_list: [{ keyname: '级别', value: 'A' }],
      },
    ],
  ])('may be answered with %s', async (type, body, content) => {
    await send(button, 'liqiang|wangfang');
    stage.bot.answer = (_, ctx) => {
      ctx.body = sealedReply('LiQiang', '', { body: `<MsgType>${type}</MsgType>${body}` });
    };
    await stage.simulator.click('liqiang', cardOf('liqiang')?.id ?? 0, 'keep');
    expect(cardOf('liqiang')).toMatchObject({ content });
    expect(cardOf('wangfang')).toMatchObject({ content: button });
  });

  test('may not be answered with a text', async () => {
    await send(button);
    stage.bot.answer = (_, ctx) => {
      ctx.body = sealedReply('LiQiang', '好');
    };
    const click = stage.simulator.click('liqiang', cardOf('liqiang')?.id ?? 0, 'keep');
    await expect(click).rejects.toThrow('text is no answer to template_card_event');
  });
});

describe('message/update_template_card', () => {
  test('replaces the card for everyone who got it, with the code of the sending', async () => {
    const { response_code: code } = await send(button, 'liqiang|wangfang');
    expect(await update(code, { template_card: notice })).toMatchObject({ errcode: 0, invaliduser: [] });
    for (const userid of ['liqiang', 'wangfang'])
      expect(cardOf(userid)).toMatchObject({ text: '早安', content: notice });
  });

  test('a broken card costs no code, and a code lives 72 hours', async () => {
    const { response_code: code } = await send(button);
    expect(await update(code, { template_card: { ...notice, card_action: null } })).toMatchObject({ errcode: 42045 });
    expect(await update(code, {})).toMatchObject({ errcode: 40063 });
    stage.now = new Date(stage.now.getTime() + 72 * 3_600_000);
    expect(await update(code, { template_card: notice })).toMatchObject({ errcode: 60140 });
  });
});
