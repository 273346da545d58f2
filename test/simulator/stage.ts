import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { KEYS, type StandInBot, startBot } from './stand-in-bot.ts';

export const SECRET = 'app-secret';
export const AGENT_ID = 1_000_002;

export const DIRECTORY = {
  departments: [
    { id: 1, name: '示范店', parentid: 0 },
    { id: 2, name: '销售一组', parentid: 1 },
    { id: 3, name: '销售二组', parentid: 1 },
    { id: 4, name: '一组新人', parentid: 2 },
  ],
  users: [
    { userid: 'LiQiang', name: '李强', department: [2], position: '销售顾问' },
    { userid: 'wangfang', name: '王芳', department: [2], position: '销售经理', is_leader_in_dept: [1] },
    { userid: 'zhaolei', name: '赵磊', department: [4, 3], position: '销售顾问' },
    { userid: 'outside', name: '孙伟', department: [3], visible: false },
    { userid: 'gone', name: '周洋', department: [3], status: 5 },
  ],
} as const;

/** A simulator and a stand-in bot that know each other, and the clock between them. */
export interface Stage {
  readonly simulator: Simulator;
  readonly bot: StandInBot;
  readonly url: string;
  /** Simulated time; a test moves it by assigning. */
  now: Date;
  readonly log: string[];
  close(): Promise<void>;
}

export async function setStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const bot = await startBot();
  const log: string[] = [];
  const simulator = createSimulator({
    ...KEYS,
    agentId: AGENT_ID,
    secret: SECRET,
    callbackUrl: bot.url,
    directory: DIRECTORY,
    now: () => stage.now,
    seed: 7,
    log: (line) => log.push(line),
    ...options,
  });
  const stage: Stage = {
    simulator,
    bot,
    log,
    now: new Date('2026-09-23T01:00:00Z'),
    url: await simulator.listen(),
    async close() {
      await simulator.close();
      await bot.close();
    },
  };
  return stage;
}

export interface ApiAnswer {
  readonly errcode: number;
  readonly errmsg: string;
  readonly [field: string]: unknown;
}

export interface ApiRequest {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** False: no token; a text: that one. */
  readonly token?: false | string;
}

/** Calls the API as a bot would, by default with a fresh token. */
export async function call({ url }: Stage, api: string, request: ApiRequest = {}): Promise<ApiAnswer> {
  const query = new URLSearchParams(request.query);
  if (request.token !== false) query.set('access_token', request.token ?? (await token({ url })));
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const method = request.method ?? (body === undefined ? 'GET' : 'POST');
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/cgi-bin/${api}?${query}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return (await response.json()) as ApiAnswer;
}

export async function token({ url }: Pick<Stage, 'url'>): Promise<string> {
  const query = new URLSearchParams({ corpid: KEYS.corpId, corpsecret: SECRET });
  const answer = (await (await fetch(`${url}/cgi-bin/gettoken?${query}`)).json()) as { access_token: string };
  return answer.access_token;
}

/** message/send of a text to one member. */
export const sendText = (stage: Stage, touser: string, content: string, more: Readonly<Record<string, unknown>> = {}) =>
  call(stage, 'message/send', { body: { touser, msgtype: 'text', agentid: AGENT_ID, text: { content }, ...more } });
