import type { Logger } from 'pino';
import { type AppInfo, appInfo } from './app.ts';
import { createCall } from './call.ts';
import { type CardUpdate, updateCard } from './card-update.ts';
import { callbackIps, type Department, type DirectoryMember, departments, member, members } from './directory.ts';
import { downloadMedia, type Upload, uploadMedia } from './media.ts';
import { createMenu, deleteMenu, hasMenu, type Menu } from './menu.ts';
import type { Outgoing, SendOutcome } from './outgoing.ts';
import { repeatReads } from './repeat-reads.ts';
import { createRequest } from './request.ts';
import { send } from './send.ts';
import type { TokenStore } from './token.ts';

export interface WeComClientDeps {
  /** Such as https://qyapi.weixin.qq.com, without a slash at the end. */
  readonly base: string;
  readonly corpId: string;
  readonly secret: string;
  readonly agentId: number;
  readonly tokenStore: TokenStore;
  readonly now: () => Date;
  readonly log: Logger;
  readonly fetch?: typeof globalThis.fetch;
  /** How long an answer may take, 8000 by default. */
  readonly timeoutMs?: number;
  /** Real milliseconds before a reading that failed at once is asked for again, as often as there are pauses. */
  readonly readPausesMs?: readonly number[];
  /** How long wrong credentials are not tried again, by the clock; ten minutes by default. */
  readonly brakeMs?: number;
}

/** The server API of one self-built app. Everything but `send` and `updateCard` throws WeComError. */
export interface WeComClient {
  /**
   * Sends a message. `duplicateCheckSeconds` (default 1800, at most 14400, 0 for none): WeCom swallows a message
   * identical to an earlier one within that time, which makes a retry safe but also silences two equal replies.
   */
  send(message: Outgoing, options?: { duplicateCheckSeconds?: number }): Promise<SendOutcome>;
  /** Replaces a sent card on this member's phone. */
  updateCard(userId: string, update: CardUpdate): Promise<SendOutcome>;
  departments(): Promise<Department[]>;
  members(departmentId: number): Promise<DirectoryMember[]>;
  /** Null for somebody the app may not see. */
  member(userId: string): Promise<DirectoryMember | null>;
  uploadMedia(upload: Upload): Promise<string>;
  /** What a member sent; null when it is longer than `maxBytes`. */
  downloadMedia(mediaId: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null>;
  createMenu(menu: Menu): Promise<void>;
  /** Whether the app has exactly this menu. */
  hasMenu(menu: Menu): Promise<boolean>;
  deleteMenu(): Promise<void>;
  callbackIps(): Promise<string[]>;
  app(): Promise<AppInfo>;
}

const DEFAULT_DUPLICATE_CHECK_SECONDS = 1800;

export function createWeComClient(deps: WeComClientDeps): WeComClient {
  const { agentId } = deps;
  const request = repeatReads(createRequest({ fetch: globalThis.fetch, ...deps }), deps.readPausesMs);
  const call = createCall({ ...deps, send: request });
  return {
    send: (message, options = {}) =>
      send(call, agentId, message, options.duplicateCheckSeconds ?? DEFAULT_DUPLICATE_CHECK_SECONDS),
    updateCard: (userId, update) => updateCard(call, agentId, userId, update),
    departments: () => departments(call),
    members: (departmentId) => members(call, departmentId),
    member: (userId) => member(call, userId),
    uploadMedia: (upload) => uploadMedia(call, upload),
    downloadMedia: (mediaId, maxBytes) => downloadMedia(call, mediaId, maxBytes),
    createMenu: (menu) => createMenu(call, agentId, menu),
    hasMenu: (menu) => hasMenu(call, agentId, menu),
    deleteMenu: () => deleteMenu(call, agentId),
    callbackIps: () => callbackIps(call),
    app: () => appInfo(call, agentId),
  };
}
