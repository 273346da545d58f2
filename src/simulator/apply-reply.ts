import { cardFromXml, cardWords, greyButton } from './card-words.ts';
import type { JsonObject } from './chats.ts';
import type { PassiveReply } from './envelope.ts';
import { mediaOf } from './media-store.ts';
import type { World } from './world.ts';
import { textOf, type XmlTree } from './xml.ts';

/** Events whose answer may carry a message; the answer to any other must be empty. */
const ANSWERABLE = [
  ...['subscribe', 'enter_agent', 'location', 'click', 'view', 'view_miniprogram', 'scancode_waitmsg'],
  'template_card_menu_event',
];
const UPDATES = ['update_button', 'update_template_card'];

/** Shows a passive reply in the member's conversation; returns why WeCom would not show it. */
export function applyReply(world: World, member: string, asked: XmlTree, reply: PassiveReply): string[] {
  const event = textOf(asked, 'Event').toLowerCase();
  const isUpdate = UPDATES.includes(reply.msgType);
  if (event === 'template_card_event' ? !isUpdate : isUpdate || (event !== '' && !ANSWERABLE.includes(event))) {
    return [`${reply.msgType} is no answer to ${event || 'a message'}`];
  }
  if (isUpdate) return updateCard(world, member, textOf(asked, 'TaskId'), reply);
  const content = contentOf(reply);
  if (content && 'media_id' in content && !mediaOf(world, String(content.media_id)))
    return ['the media_id is unknown or expired'];
  const text = reply.msgType === 'text' ? reply.text : wordsOf(reply);
  world.chats.add({ userid: member, direction: 'to-member', kind: 'passive', msgtype: reply.msgType, text, content });
  return [];
}

function updateCard(world: World, member: string, taskId: string, { msgType, fields }: PassiveReply): string[] {
  const bubble = world.chats.last(
    ({ userid, content }) => userid.toLowerCase() === member.toLowerCase() && content?.task_id === taskId,
  );
  if (!bubble?.content) return [`the member has no card with the task_id '${taskId}'`];
  if (msgType === 'update_button') {
    const label = textOf(asTree(fields.Button), 'ReplaceName');
    world.chats.change(bubble.id, { content: greyButton(bubble.content, label) });
    return [];
  }
  const card = cardFromXml(asTree(fields.TemplateCard), taskId);
  world.chats.change(bubble.id, { content: card, text: cardWords(card) });
  return [];
}

const asTree = (value: XmlTree[string]): XmlTree =>
  typeof value === 'object' && !Array.isArray(value) ? (value as XmlTree) : {};

/** image, voice and video carry a media_id; news its articles. */
function contentOf({ msgType, fields }: PassiveReply): JsonObject | null {
  const holder = { image: 'Image', voice: 'Voice', video: 'Video' }[msgType];
  if (holder) return { media_id: textOf(asTree(fields[holder]), 'MediaId') };
  if (msgType !== 'news') return null;
  const items = [asTree(fields.Articles).item].flat();
  const articles = items.map((item) => {
    const tree = asTree(item as XmlTree[string]);
    return { title: textOf(tree, 'Title'), description: textOf(tree, 'Description'), url: textOf(tree, 'Url') };
  });
  return { articles };
}

function wordsOf({ msgType, fields }: PassiveReply): string {
  if (msgType !== 'news') return `[${{ image: '图片', voice: '语音', video: '视频' }[msgType] ?? msgType}]`;
  return [asTree(fields.Articles).item]
    .flat()
    .map((item) => textOf(asTree(item as XmlTree[string]), 'Title'))
    .join('\n');
}
