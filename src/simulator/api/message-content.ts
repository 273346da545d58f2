import { cardWords, isObject, objectsAt, textAt } from '../card-words.ts';
import type { JsonObject } from '../chats.ts';
import { mediaOf } from '../media-store.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { checkCard } from './template-card.ts';

/** What a member gets to see of a message. */
export interface Content {
  readonly text: string;
  readonly content: JsonObject | null;
}

const MAX_BYTES = 2048;
type Reader = (world: World, part: JsonObject) => Content;

/** Whole characters of `text` that fit into `limit` bytes; where the platform cuts inside one is not published. */
export function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function demand(part: JsonObject, path: string, rule: { maxBytes?: number; maxChars?: number } = {}): string {
  const text = textAt(part, path);
  if (text === '') throw new ApiError(44004, { detail: path });
  limit(part, path, rule);
  return text;
}

function limit(part: JsonObject, path: string, { maxBytes, maxChars }: { maxBytes?: number; maxChars?: number }): void {
  const text = textAt(part, path);
  if (maxBytes !== undefined && Buffer.byteLength(text) > maxBytes) throw new ApiError(45002, { detail: path });
  if (maxChars !== undefined && [...text].length > maxChars) throw new ApiError(45002, { detail: path });
}

const requireUrl = (part: JsonObject) => {
  if (!/^https?:\/\//.test(demand(part, 'url', { maxBytes: 2048 })))
    throw new ApiError(42028, { detail: 'url needs a scheme' });
};

const media =
  (type: string, label: string): Reader =>
  (world, part) => {
    const file = mediaOf(world, demand(part, 'media_id'));
    if (file?.type !== type) throw new ApiError(40007);
    limit(part, 'title', { maxBytes: 128 });
    limit(part, 'description', { maxBytes: 512 });
    return { text: `[${label}] ${file.filename}`, content: { ...part, filename: file.filename } };
  };

const READERS: Readonly<Record<string, Reader>> = {
  text: (_, part) => ({ text: cutToBytes(demand(part, 'content'), MAX_BYTES), content: null }),
  markdown: (_, part) => ({ text: demand(part, 'content', { maxBytes: MAX_BYTES }), content: null }),
  image: media('image', '图片'),
  voice: media('voice', '语音'),
  video: media('video', '视频'),
  file: media('file', '文件'),
  textcard(_, part) {
    const title = demand(part, 'title', { maxChars: 128 });
    const description = demand(part, 'description', { maxChars: 512 });
    requireUrl(part);
    limit(part, 'btntxt', { maxChars: 4 });
    return { text: `${title}\n${description}`, content: part };
  },
  news(_, part) {
    const articles = objectsAt(part, 'articles');
    if (articles.length === 0) throw new ApiError(44004, { detail: 'articles' });
    if (articles.length > 8) throw new ApiError(45008);
    for (const article of articles) {
      demand(article, 'title', { maxBytes: 128 });
      limit(article, 'description', { maxBytes: 512 });
      requireUrl(article);
    }
    return { text: articles.map((article) => textAt(article, 'title')).join('\n'), content: part };
  },
  template_card(world, part) {
    checkCard(world, part);
    return { text: cardWords(part), content: part };
  },
};

/** @throws ApiError 40008 for a type that the simulated client cannot show */
export function readerOf(msgtype: unknown): Reader {
  const reader = typeof msgtype === 'string' && Object.hasOwn(READERS, msgtype) ? READERS[msgtype] : undefined;
  if (!reader) throw new ApiError(40008);
  return reader;
}

/** The object named like the message type. @throws ApiError 44004 when it is missing, or what its content breaks */
export function readContent(world: World, msgtype: string, body: JsonObject): Content {
  const part = body[msgtype];
  if (!isObject(part)) throw new ApiError(44004, { detail: msgtype });
  return readerOf(msgtype)(world, part);
}
