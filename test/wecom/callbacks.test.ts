import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Incoming, readIncoming, takesPassiveText } from '../../src/wecom/message.ts';
import { KEYS } from './callback.ts';

const folder = new URL('../fixtures/wecom/callbacks/', import.meta.url);
const xmlOf = (name: string) => readFileSync(new URL(`${name}.xml`, folder), 'utf8');
const read = (name: string) => readIncoming(xmlOf(name), KEYS.corpId);

const foreign = (type: string) => ({ kind: 'unknown', type: `event/${type}`, isForeign: true });
const tomorrow = (type: string) => ({ kind: 'unknown', type: `event/${type}`, isForeign: false });
const contact = (changeType: string, more: object = {}) => ({ kind: 'change_contact', changeType, ...more });
const MD5 = ['9f1b6c3d2e4a5f60718293a4b5c6d7e8', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'];
const HANGZHOU = { latitude: 30.274085, longitude: 120.15507 };
const why = [{ questionKey: 'why', optionIds: ['price', 'config'] }];

/** Every message and event WeCom documents for an app, by the name of its fixture; `replies`: whether a text is shown. */
const callbacks: Readonly<Record<string, { is: object; replies: boolean }>> = {
  text: { is: { kind: 'text', content: '周敏 13912345670 看了汉EV 周六带太太来试驾' }, replies: true },
  'text-bare': { is: { kind: 'text', content: '刘洋 预算20万' }, replies: true },
  'text-bom': { is: { kind: 'text', content: '刘洋 改到周五' }, replies: true },
  'text-indented': { is: { kind: 'text', content: '刘洋 交了5000订金' }, replies: true },
  'text-msgid-beyond-2-53': { is: { kind: 'text', dedupKey: 'msg:18446744073709551557' }, replies: true },
  'text-msgid-short': { is: { kind: 'text', dedupKey: 'msg:2018771093' }, replies: true },
  'text-no-agent': { is: { kind: 'text', agentId: '' }, replies: true },
  'text-agent-first': { is: { kind: 'text', agentId: '1000002' }, replies: true },
  image: { is: { kind: 'image', mediaId: '2Xk7vInventedMediaIdOfAPicture' }, replies: true },
  voice: { is: { kind: 'voice', format: 'amr', recognition: undefined }, replies: true },
  'voice-recognised': { is: { kind: 'voice', format: 'speex', recognition: '陈静后天来提车' }, replies: true },
  video: { is: { kind: 'video', thumbMediaId: '2Xk7vInventedThumb' }, replies: true },
  location: { is: { kind: 'location', ...HANGZHOU, label: '杭州市西湖区文三路' }, replies: true },
  'location-from-wechat': { is: { kind: 'location', ...HANGZHOU, label: '' }, replies: true },
  link: { is: { kind: 'link', url: 'https://store.example/new?from=wecom&id=7' }, replies: true },
  file: { is: { kind: 'file', fileName: '客户名单.xlsx' }, replies: true },

  subscribe: { is: { kind: 'subscribe', from: 'ChenYu' }, replies: true },
  'subscribe-empty-key': { is: { kind: 'subscribe' }, replies: true },
  unsubscribe: { is: { kind: 'unsubscribe' }, replies: false },
  enter_agent: { is: { kind: 'enter_agent' }, replies: true },
  LOCATION: { is: { kind: 'position', latitude: 30.2741, longitude: 120.1551 }, replies: true },
  click: { is: { kind: 'click', eventKey: 'today' }, replies: true },
  'click-upper-case': { is: { kind: 'click', eventKey: 'today' }, replies: true },
  'click-agent-before-event': { is: { kind: 'click', eventKey: 'customers', agentId: '1000002' }, replies: true },
  view: { is: { kind: 'view', url: 'https://store.example/board' }, replies: true },
  view_miniprogram: { is: { kind: 'view_miniprogram', eventKey: 'pages/board/index' }, replies: true },
  scancode_push: { is: { kind: 'scancode_push', scanResult: 'LFV2A21K0N4100731' }, replies: false },
  scancode_waitmsg: {
    is: { kind: 'scancode_waitmsg', scanType: 'barcode', scanResult: 'CODE_39,LFV2A21K0N4100731' },
    replies: true,
  },
  pic_sysphoto: { is: { kind: 'pic_sysphoto', eventKey: 'car', md5: MD5.slice(0, 1) }, replies: false },
  pic_photo_or_album: { is: { kind: 'pic_photo_or_album', md5: MD5 }, replies: false },
  'pic_weixin-lists-repeated': { is: { kind: 'pic_weixin', md5: MD5 }, replies: false },
  location_select: {
    is: { kind: 'location_select', latitude: 30.2741, label: '杭州市文三路 9 号', poiName: '西湖汽车城' },
    replies: false,
  },
  template_card_event: {
    is: { kind: 'template_card_event', eventKey: 'done:1', responseCode: 'inventedResponseCode01', selected: [] },
    replies: false,
  },
  'template_card_event-selected': {
    is: { kind: 'template_card_event', selected: [{ questionKey: 'level', optionIds: ['A'] }, ...why] },
    replies: false,
  },
  'template_card_event-selected-misspelled': { is: { kind: 'template_card_event', selected: why }, replies: false },
  'template_card_event-one-selected': {
    is: { responseCode: undefined, selected: [{ questionKey: 'why', optionIds: ['price'] }] },
    replies: false,
  },
  template_card_menu_event: { is: { kind: 'template_card_menu_event', eventKey: 'quiet' }, replies: true },

  'change_contact-create_user': { is: contact('create_user', { from: 'sys', userId: 'zhengkai' }), replies: false },
  'change_contact-create_user-indented': { is: contact('create_user', { userId: 'fanbing' }), replies: false },
  'change_contact-update_user': { is: contact('update_user', { newUserId: undefined }), replies: false },
  'change_contact-update_user-renamed': { is: contact('update_user', { newUserId: 'ZhengKai2' }), replies: false },
  'change_contact-delete_user': { is: contact('delete_user', { agentId: '' }), replies: false },
  'change_contact-delete_user-to-an-app': { is: contact('delete_user', { agentId: '1000002' }), replies: false },
  'change_contact-create_party': { is: contact('create_party'), replies: false },
  'change_contact-update_party': { is: contact('update_party'), replies: false },
  'change_contact-delete_party': { is: contact('delete_party'), replies: false },
  'change_contact-update_tag': { is: contact('update_tag'), replies: false },

  'change_external_contact-add_external_contact': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-edit_external_contact': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-add_half_external_contact': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-del_external_contact': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-del_follow_user': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-transfer_fail': { is: foreign('change_external_contact'), replies: false },
  'change_external_contact-msg_audit_approved': { is: foreign('change_external_contact'), replies: false },
  'change_external_chat-create': { is: foreign('change_external_chat'), replies: false },
  'change_external_chat-update': { is: foreign('change_external_chat'), replies: false },
  'change_external_chat-dismiss': { is: foreign('change_external_chat'), replies: false },
  'change_external_tag-create': { is: foreign('change_external_tag'), replies: false },
  'change_external_tag-update': { is: foreign('change_external_tag'), replies: false },
  'change_external_tag-delete': { is: foreign('change_external_tag'), replies: false },
  'change_external_tag-shuffle': { is: foreign('change_external_tag'), replies: false },
  open_approval_change: { is: foreign('open_approval_change'), replies: false },
  sys_approval_change: { is: foreign('sys_approval_change'), replies: false },
  taskcard_click: { is: foreign('taskcard_click'), replies: false },
  batch_job_result: { is: foreign('batch_job_result'), replies: false },
  switch_workbench_mode: { is: foreign('switch_workbench_mode'), replies: false },
  share_agent_change: { is: foreign('share_agent_change'), replies: false },
  share_chain_change: { is: foreign('share_chain_change'), replies: false },
  upload_media_job_finish: { is: foreign('upload_media_job_finish'), replies: false },
  kf_msg_or_event: { is: { ...foreign('kf_msg_or_event'), from: '' }, replies: false },
  modify_calendar: { is: foreign('modify_calendar'), replies: false },
  delete_calendar: { is: foreign('delete_calendar'), replies: false },
  add_schedule: { is: foreign('add_schedule'), replies: false },
  modify_schedule: { is: foreign('modify_schedule'), replies: false },
  delete_schedule: { is: foreign('delete_schedule'), replies: false },
  living_status_change: { is: foreign('living_status_change'), replies: false },
  // Of an app that falls asleep for want of use, and of what is not known yet, the log tells loudly.
  inactive_alert: { is: tomorrow('inactive_alert'), replies: false },
  close_inactive_agent: { is: tomorrow('close_inactive_agent'), replies: false },
  reopen_inactive_agent: { is: tomorrow('reopen_inactive_agent'), replies: false },
  low_active_alert: { is: tomorrow('low_active_alert'), replies: false },
  low_active: { is: tomorrow('low_active'), replies: false },
  active_restored: { is: tomorrow('active_restored'), replies: false },
};

const names = readdirSync(folder).map((file) => file.replace(/\.xml$/, ''));

describe('every message and event', () => {
  test('has a fixture, and every fixture its meaning', () => {
    expect(names.sort()).toEqual(Object.keys(callbacks).sort());
  });

  test.each(Object.entries(callbacks))('%s', (name, { is, replies }) => {
    const incoming = read(name);
    expect(incoming).toMatchObject(is);
    expect(takesPassiveText(incoming)).toBe(replies);
  });

  test('each is told from every other, and known again', () => {
    const keys = names.map((name) => read(name).dedupKey);
    expect(new Set(keys).size).toBe(names.length);
    expect(names.map((name) => read(name).dedupKey)).toEqual(keys);
  });
});

/** A field of a fixture in other words. */
const changed = (name: string, from: string | RegExp, to: string): Incoming => {
  const xml = xmlOf(name);
  const other = xml.replace(from, to);
  expect(other).not.toBe(xml);
  return readIncoming(other, KEYS.corpId);
};

describe('one delivery of several, or two things', () => {
  test.each<[string, Incoming, Incoming, boolean]>([
    ['a message written in another style', read('text'), changed('text', /<!\[CDATA\[|\]\]>|\n */g, ''), true],
    ['a message that lost its AgentID', read('text'), changed('text', /<AgentID>\d+<\/AgentID>/, ''), true],
    ['a message of the next second', read('text'), changed('text', /<CreateTime>\d+/, '<CreateTime>1789000062'), true],
    [
      'the same words, a neighbouring MsgId',
      read('text'),
      changed('text', '1023377</MsgId>', '1023376</MsgId>'),
      false,
    ],
    [
      'MsgIds that one JavaScript number would hold',
      read('text-msgid-beyond-2-53'),
      changed('text-msgid-beyond-2-53', '551557<', '551558<'),
      false,
    ],
    [
      'two members who join in one second',
      read('change_contact-create_user'),
      changed('change_contact-create_user', 'zhengkai', 'zhengkai3'),
      false,
    ],
    [
      'two changes of one member in one second',
      read('change_contact-update_user'),
      changed('change_contact-update_user', '销售经理', '店总'),
      false,
    ],
    [
      'two departments in one second',
      read('change_contact-delete_party'),
      changed('change_contact-delete_party', '<Id>9', '<Id>10'),
      false,
    ],
    [
      'the same button of one card, another click',
      read('template_card_event'),
      changed('template_card_event', 'ResponseCode01', 'ResponseCode09'),
      false,
    ],
    ['a click of the next second', read('click'), changed('click', /<CreateTime>\d+/, '<CreateTime>1789000999'), false],
    ['a click of another member', read('click'), changed('click', 'ChenYu', 'LiNa'), false],
    [
      'two events that carry the MsgId 0',
      changed('click', '</xml>', '<MsgId>0</MsgId></xml>'),
      changed('view', '</xml>', '<MsgId>0</MsgId></xml>'),
      false,
    ],
  ])('%s', (_, a, b, same) => {
    expect(a.dedupKey === b.dedupKey).toBe(same);
  });
});
