import { describe, expect, test } from 'vitest';
import { CallbackRefused } from '../../src/errors.ts';
import { readEnvelope } from '../../src/wecom/envelope.ts';
import { readIncoming, takesPassiveText } from '../../src/wecom/message.ts';
import { cdata, parseXml } from '../../src/wecom/xml.ts';
import { AGENT_ID, KEYS, messageXml, textXml } from './callback.ts';

const read = (xml: string) => readIncoming(xml, KEYS.corpId);
const event = (name: string, fields: Record<string, string | number> = {}) =>
  messageXml({ MsgType: 'event', Event: name, ...fields });

describe('XML', () => {
  test.each<[string, string, unknown]>([
    ['no CDATA', '<xml><a>你好</a></xml>', { a: '你好' }],
    ['a BOM', '\uFEFF<xml><a>1</a></xml>', { a: '1' }],
    ['a declaration and a comment', '<?xml version="1.0"?>\n<!-- x --><xml><a>1</a></xml>', { a: '1' }],
    ['CDATA indented on a line of its own', '<xml>\n <a>\n  <![CDATA[x]]>\n </a>\n</xml>', { a: 'x' }],
    ['blanks inside CDATA are kept', '<xml><a><![CDATA[ x\n y ]]></a></xml>', { a: ' x\n y ' }],
    ['sections split at ]]>', '<xml><a><![CDATA[a]]]]><![CDATA[>b]]></a></xml>', { a: 'a]]>b' }],
    ['entities outside CDATA', '<xml><a>&lt;&amp;&#20320;&#x597D;&amp;lt;</a></xml>', { a: '<&你好&lt;' }],
    ['entities inside CDATA stay', '<xml><a><![CDATA[&lt; &#20320;]]></a></xml>', { a: '&lt; &#20320;' }],
    ['unknown entities stay', '<xml><a>&nbsp;&x;</a></xml>', { a: '&nbsp;&x;' }],
    ['impossible character numbers vanish', '<xml><a>a&#0;&#xD800;&#x110000;b</a></xml>', { a: 'ab' }],
    ['a DOCTYPE that a member typed', '<xml><a><![CDATA[<!DOCTYPE html>]]></a></xml>', { a: '<!DOCTYPE html>' }],
    ['markup that a member forwarded', '<xml><a><![CDATA[<msg><b/></msg>]]></a></xml>', { a: '<msg><b/></msg>' }],
    ['a number beyond 2^53', '<xml><a>18446744073709551615</a></xml>', { a: '18446744073709551615' }],
    ['leading zeros, hex, exponents', '<xml><a>007</a><b>0x1F</b><c>1e5</c></xml>', { a: '007', b: '0x1F', c: '1e5' }],
    ['empty elements', '<xml><a></a><b/><c><![CDATA[]]></c></xml>', { a: '', b: '', c: '' }],
    ['a blank in an end tag', '<xml><a >1</a ></xml>', { a: '1' }],
    ['repeated elements', '<xml><a>1</a><b>x</b><a>2</a></xml>', { a: ['1', '2'], b: 'x' }],
    ['attributes are ignored', '<xml v="1"><a n="2">1</a></xml>', { a: '1' }],
  ])('%s', (_, xml, expected) => {
    expect(parseXml(xml)).toEqual(expected);
  });

  const laughs = `<!DOCTYPE xml [<!ENTITY a "ha">${'bcdefghij'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
    .join('')}]>`;
  test.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['JSON', '{"tousername":"x"}'],
    ['another root', '<html><body/></html>'],
    ['a bare root', '<xml/>'],
    ['two roots', '<xml><a>1</a></xml><xml><a>2</a></xml>'],
    ['CDATA that never ends', '<xml><a><![CDATA[x</a></xml>'],
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><a>&e;</a></xml>'],
    ['a DOCTYPE without entities', '<!DOCTYPE xml><xml><a>1</a></xml>'],
    ['a DOCTYPE inside', '<xml><!DOCTYPE x [<!ENTITY e "x">]><a>&e;</a></xml>'],
    ['a DOCTYPE behind', '<xml><a>1</a></xml><!DOCTYPE x>'],
    ['a billion laughs', `${laughs}<xml><a>&j;</a></xml>`],
    ['elements nested a thousand deep', `${'<xml>'.repeat(1000)}x${'</xml>'.repeat(1000)}`],
    ['a name that JavaScript reserves', '<xml><__proto__>1</__proto__></xml>'],
  ])('refused: %s', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(SyntaxError);
    expect(() => readEnvelope(xml)).toThrow(CallbackRefused);
  });

  test.each(['a]]>b', ']]>', ']]]]>>', '<&"\'>', '你好 👨‍👩‍👧', 'two\nlines'])('cdata keeps %j', (text) => {
    expect(parseXml(`<xml><a>${cdata(text)}</a></xml>`)).toEqual({ a: text });
  });

  test('a NUL is no part of it', () => {
    expect(parseXml('<xml><a><![CDATA[x\0y]]></a><b>\0z</b></xml>')).toEqual({ a: 'xy', b: 'z' });
  });

  test('cdata drops what XML cannot carry', () => {
    expect(cdata('a\u0000b\u001bc\ud800d\ufffee')).toBe('<![CDATA[abcde]]>');
  });
});

describe('envelope', () => {
  test.each([
    ['as documented', '<xml><ToUserName>c</ToUserName><AgentID>1</AgentID><Encrypt>e=</Encrypt></xml>', '1'],
    ['other order', '<xml><Encrypt>e=</Encrypt><AgentID>1</AgentID><ToUserName>c</ToUserName></xml>', '1'],
    ['no AgentID', '<xml><ToUserName>c</ToUserName><Encrypt>e=</Encrypt></xml>', ''],
    ['empty AgentID', '<xml><ToUserName>c</ToUserName><Encrypt>e=</Encrypt><AgentID/></xml>', ''],
  ])('%s', (_, xml, agentId) => {
    expect(readEnvelope(xml)).toEqual({ toUserName: 'c', agentId, encrypt: 'e=' });
  });

  test.each([
    ['no Encrypt', '<xml><ToUserName>c</ToUserName></xml>'],
    ['two Encrypts', '<xml><ToUserName>c</ToUserName><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['an empty Encrypt', '<xml><ToUserName>c</ToUserName><Encrypt></Encrypt></xml>'],
    ['a crowd of tags', `<xml><ToUserName>c</ToUserName><Encrypt>e=</Encrypt>${'<a/>'.repeat(60)}</xml>`],
    ['a crowd of entities', `<xml><ToUserName>${'&amp;'.repeat(70)}</ToUserName><Encrypt>e=</Encrypt></xml>`],
  ])('refused: %s', (_, xml) => {
    expect(() => readEnvelope(xml)).toThrow(CallbackRefused);
  });
});

describe('incoming', () => {
  test('a message: who, when, which, what', () => {
    expect(read(textXml('张伟 看了A4L', '18446744073709551615'))).toEqual({
      from: 'ZhangSan',
      createTime: new Date('2026-09-21T14:13:20Z'),
      agentId: String(AGENT_ID),
      dedupKey: 'msg:18446744073709551615',
      kind: 'text',
      content: '张伟 看了A4L',
    });
  });

  test.each<[string, string, object]>([
    ['text', textXml(''), { kind: 'text', content: '' }],
    [
      'image',
      messageXml({ MsgType: 'image', PicUrl: 'https://p/1', MediaId: 'm1' }),
      { kind: 'image', mediaId: 'm1', picUrl: 'https://p/1' },
    ],
    [
      'voice',
      messageXml({ MsgType: 'voice', MediaId: 'm1', Format: 'amr' }),
      { kind: 'voice', mediaId: 'm1', format: 'amr' },
    ],
    [
      'voice with its text',
      messageXml({ MsgType: 'voice', MediaId: 'm1', Recognition: '你好' }),
      { kind: 'voice', recognition: '你好' },
    ],
    [
      'video',
      messageXml({ MsgType: 'video', MediaId: 'm1', ThumbMediaId: 't1' }),
      { kind: 'video', mediaId: 'm1', thumbMediaId: 't1' },
    ],
    [
      'location',
      messageXml({ MsgType: 'location', Location_X: '31.23', Location_Y: '121.47', Scale: 20, Label: '上海' }),
      { kind: 'location', latitude: 31.23, longitude: 121.47, label: '上海' },
    ],
    [
      'link',
      messageXml({ MsgType: 'link', Title: 't', Description: 'd', Url: 'https://u', PicUrl: 'p' }),
      { kind: 'link', title: 't', description: 'd', url: 'https://u' },
    ],
    [
      'file',
      messageXml({ MsgType: 'file', MediaId: 'm1', FileName: '客户.xlsx' }),
      { kind: 'file', mediaId: 'm1', fileName: '客户.xlsx' },
    ],
    ['subscribe', event('subscribe'), { kind: 'subscribe' }],
    ['unsubscribe', event('unsubscribe', { EventKey: '' }), { kind: 'unsubscribe' }],
    ['enter_agent', event('enter_agent', { EventKey: '' }), { kind: 'enter_agent' }],
    ['click', event('click', { EventKey: 'list' }), { kind: 'click', eventKey: 'list' }],
    ['click as once spelled', event('CLICK', { EventKey: 'list' }), { kind: 'click', eventKey: 'list' }],
    ['view', event('view', { EventKey: 'https://u' }), { kind: 'view', url: 'https://u' }],
    [
      'a card button',
      event('template_card_event', {
        EventKey: 'done',
        TaskId: 't1',
        CardType: 'button_interaction',
        ResponseCode: 'rc',
      }),
      { kind: 'template_card_event', eventKey: 'done', taskId: 't1', responseCode: 'rc', selected: [] },
    ],
    [
      'a member gone',
      event('change_contact', { FromUserName: 'sys', ChangeType: 'delete_user', UserID: 'lisi' }),
      { kind: 'change_contact', from: 'sys', changeType: 'delete_user', userId: 'lisi' },
    ],
    ['a voice without its media', messageXml({ MsgType: 'voice' }), { kind: 'unknown', type: 'voice' }],
    ['a place without numbers', messageXml({ MsgType: 'location', Location_X: 'x' }), { kind: 'unknown' }],
    ['a type of tomorrow', messageXml({ MsgType: 'hologram' }), { kind: 'unknown', type: 'hologram' }],
    ['an event of tomorrow', event('teleport'), { kind: 'unknown', type: 'event/teleport' }],
    ['an event named like a message', event('text', { Content: 'x' }), { kind: 'unknown', type: 'event/text' }],
    ['a type named like a property', messageXml({ MsgType: 'toString' }), { kind: 'unknown', type: 'toString' }],
  ])('%s', (_, xml, expected) => {
    expect(read(xml)).toMatchObject(expected);
  });

  test.each([
    ['OptionIds', 'OptionId'],
    ['OpitonIds', 'OpitonId'],
  ])('selections, spelled %s', (ids, id) => {
    const item = (question: string, options: string[]) =>
      `<SelectedItem><QuestionKey>${question}</QuestionKey><${ids}>${options
        .map((option) => `<${id}>${option}</${id}>`)
        .join('')}</${ids}></SelectedItem>`;
    const card = (items: string) =>
      event('template_card_event', { EventKey: 'k', TaskId: 't' }).replace(
        '</xml>',
        `<SelectedItems>${items}</SelectedItems></xml>`,
      );
    expect(read(card(item('q1', ['a', 'b']) + item('q2', ['c'])))).toMatchObject({
      selected: [
        { questionKey: 'q1', optionIds: ['a', 'b'] },
        { questionKey: 'q2', optionIds: ['c'] },
      ],
    });
    expect(read(card(item('q1', ['a'])))).toMatchObject({ selected: [{ questionKey: 'q1', optionIds: ['a'] }] });
  });

  test.each([
    ['another corp', textXml('x').replace(KEYS.corpId, 'ww0000000000000000')],
    ['no type', messageXml({ MsgId: 1 })],
    ['no time', textXml('x').replace(/<CreateTime>\d+<\/CreateTime>/, '')],
    ['a time that is none', textXml('x').replace(/<CreateTime>\d+/, '<CreateTime>soon')],
  ])('refused: %s', (_, xml) => {
    expect(() => read(xml)).toThrow();
  });

  describe('dedupKey', () => {
    const sys = (user: string) =>
      event('change_contact', { FromUserName: 'sys', ChangeType: 'update_user', UserID: user });
    test.each<[string, string, string, boolean]>([
      ['one message twice', textXml('x', '1'), textXml('x', '1'), true],
      ['the same words in two messages', textXml('x', '1'), textXml('x', '2'), false],
      ['one event twice', event('enter_agent'), event('enter_agent'), true],
      ['two system events of one second', sys('lisi'), sys('wangwu'), false],
      ['two clicks of one second', event('click', { EventKey: 'a' }), event('click', { EventKey: 'b' }), false],
      ['a message and an event', textXml('x', '1'), event('click', { EventKey: '1' }), false],
    ])('%s', (_, a, b, same) => {
      expect(read(a).dedupKey === read(b).dedupKey).toBe(same);
    });
  });

  test.each<[string, boolean]>([
    [textXml('x'), true],
    [event('subscribe'), true],
    [event('click', { EventKey: 'k' }), true],
    [event('unsubscribe'), false],
    [event('template_card_event', { EventKey: 'k', TaskId: 't' }), false],
  ])('%s takes a passive text: %s', (xml, expected) => {
    expect(takesPassiveText(read(xml))).toBe(expected);
  });
});
