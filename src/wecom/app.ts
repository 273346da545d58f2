import { z } from 'zod';
import type { Call } from './call.ts';

/** The app as the console has it. */
export interface AppInfo {
  readonly name: string;
  /** Switched off in the console. */
  readonly closed: boolean;
}

const answer = z
  .object({ name: z.string().default(''), close: z.number().default(0) })
  .transform(({ name, close }): AppInfo => ({ name, closed: close !== 0 }));

/** Source: document/path/90227. @throws WeComError */
export const appInfo = (call: Call, agentId: number): Promise<AppInfo> =>
  call({ api: 'agent/get', query: { agentid: String(agentId) } }, answer);
