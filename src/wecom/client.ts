import type { Logger } from 'pino';
import { z } from 'zod';
import { type AppInfo, appInfo } from './app.ts';
import { type Call, createCall } from './call.ts';
import { callbackIps, type Department, type DirectoryMember, departments, members } from './directory.ts';
import { type Upload, uploadMedia } from './media.ts';
import { createMenu, deleteMenu, type Menu, menuNames } from './menu.ts';
import type { Outgoing, SendOutcome } from './outgoing.ts';
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
}

/** The server API of one self-built app. Everything but `send` throws WeComError. */
export interface WeComClient {
  /**
   * Sends a message. `duplicateCheckSeconds` (default 1800, at most 14400, 0 for none): WeCom swallows a message
   * identical to an earlier one within that time, which makes a retry safe but also silences two equal replies.
   */
  send(message: Outgoing, options?: { duplicateCheckSeconds?: number }): Promise<SendOutcome>;
  /** Greys the buttons of a sent card; `label` is what the buttons then say. A response code works once, for 72 h. */
  disableButtons(responseCode: string, userId: string, label: string): Promise<void>;
  departments(): Promise<Department[]>;
  members(departmentId: number): Promise<DirectoryMember[]>;
  uploadMedia(upload: Upload): Promise<string>;
  createMenu(menu: Menu): Promise<void>;
  menuNames(): Promise<string[]>;
  deleteMenu(): Promise<void>;
  callbackIps(): Promise<string[]>;
  app(): Promise<AppInfo>;
}

const DEFAULT_DUPLICATE_CHECK_SECONDS = 1800;

async function disableButtons(call: Call, agentId: number, code: string, userId: string, label: string): Promise<void> {
  const body = { userids: [userId], agentid: agentId, response_code: code, button: { replace_name: label } };
  await call({ api: 'message/update_template_card', query: {}, body }, z.object({}));
}

export function createWeComClient(deps: WeComClientDeps): WeComClient {
  const { agentId } = deps;
  const request = createRequest({ fetch: globalThis.fetch, ...deps });
  const call = createCall({ ...deps, send: request });
  return {
    send: (message, options = {}) =>
      send(call, agentId, message, options.duplicateCheckSeconds ?? DEFAULT_DUPLICATE_CHECK_SECONDS),
    disableButtons: (code, userId, label) => disableButtons(call, agentId, code, userId, label),
    departments: () => departments(call),
    members: (departmentId) => members(call, departmentId),
    uploadMedia: (upload) => uploadMedia(call, upload),
    createMenu: (menu) => createMenu(call, agentId, menu),
    menuNames: () => menuNames(call, agentId),
    deleteMenu: () => deleteMenu(call, agentId),
    callbackIps: () => callbackIps(call),
    app: () => appInfo(call, agentId),
  };
}
