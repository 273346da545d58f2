import { z } from 'zod';
import { WeComError } from '../errors.ts';
import { adviceOn, reactionTo } from './errcodes.ts';
import type { Answer, SendRequest, WeComRequest } from './request.ts';
import { createTokens, type TokenStore } from './token.ts';

/**
 * Calls an API with the app's token and reads its answer.
 * @throws WeComError for every errcode but 0, for no answer, and for an answer without the promised fields
 */
export type Call = <T>(request: WeComRequest, answer: z.ZodType<T>) => Promise<T>;

const tokenAnswer = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number().positive() });

function accept<T>(api: string, answer: Answer, schema: z.ZodType<T>): T {
  if (answer.errcode !== 0) {
    const advice = adviceOn(answer.errcode);
    throw new WeComError(api, answer.errcode, advice ? `${advice} (${answer.errmsg})` : answer.errmsg);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new WeComError(api, null, `unexpected answer: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Adds the token to each request; a void one is renewed once and the request repeated once, never more. */
export function createCall(deps: {
  send: SendRequest;
  corpId: string;
  secret: string;
  tokenStore: TokenStore;
  now: () => Date;
  brakeMs?: number;
}): Call {
  const tokens = createTokens({
    store: deps.tokenStore,
    now: deps.now,
    ...(deps.brakeMs !== undefined && { brakeMs: deps.brakeMs }),
    fetchToken: async () => {
      const asked = deps.now().getTime();
      const query = { corpid: deps.corpId, corpsecret: deps.secret };
      const { access_token, expires_in } = accept('gettoken', await deps.send({ api: 'gettoken', query }), tokenAnswer);
      return { value: access_token, expiresAt: new Date(asked + expires_in * 1000) };
    },
  });

  return async (request, schema) => {
    const withToken = (token: string) => deps.send({ ...request, query: { access_token: token, ...request.query } });
    const token = await tokens.current();
    const first = await withToken(token);
    const isVoid = first.errcode !== 0 && reactionTo(first.errcode) === 'renew';
    return accept(request.api, isVoid ? await withToken(await tokens.renewed(token)) : first, schema);
  };
}
