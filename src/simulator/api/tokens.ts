import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { Endpoints } from './endpoint.ts';

export interface Tokens {
  readonly endpoints: Endpoints;
  /** @throws ApiError 41001, 40014 or 42001 */
  check(token: string | null): void;
  /** The platform takes the token back before its time: 40014 for whoever still uses it. */
  revoke(): void;
  /** The token is past its time: 42001 for whoever still uses it. */
  expire(): void;
}

const BAN_MS = 3_600_000;

/** gettoken: the same token within its life, a new one after it; repeated wrong secrets ban the address for an hour. */
export function createTokens(world: World): Tokens {
  let current: { token: string; expires: number } | null = null;
  const past = new Set<string>();
  const wrong = new Map<string, { count: number; bannedUntil: number }>();
  const time = () => world.now().getTime();

  function issue(): { access_token: string; expires_in: number } {
    if (!current || current.expires <= time()) {
      if (current) past.add(current.token);
      current = { token: world.random.letters(86), expires: time() + world.settings.tokenLifetime * 1000 };
    }
    return { access_token: current.token, expires_in: Math.ceil((current.expires - time()) / 1000) };
  }

  function refuseSecret(ip: string): never {
    const tries = wrong.get(ip) ?? { count: 0, bannedUntil: 0 };
    tries.count += 1;
    if (tries.count >= world.settings.wrongSecretsUntilBan)
      Object.assign(tries, { count: 0, bannedUntil: time() + BAN_MS });
    wrong.set(ip, tries);
    throw new ApiError(40001);
  }

  const endpoints: Endpoints = {
    gettoken: {
      method: 'GET',
      needsToken: false,
      run({ query }, ip) {
        // A missing secret is told first, even when the corpid is missing too.
        if (!query.get('corpsecret')) throw new ApiError(41004);
        if (!query.get('corpid')) throw new ApiError(41002);
        if (query.get('corpid') !== world.corpId) throw new ApiError(40013);
        if ((wrong.get(ip)?.bannedUntil ?? 0) > time()) throw new ApiError(45009);
        return query.get('corpsecret') === world.secret ? issue() : refuseSecret(ip);
      },
    },
  };
  return {
    endpoints,
    check(token) {
      if (!token) throw new ApiError(41001);
      if (past.has(token)) throw new ApiError(42001);
      if (token !== current?.token) throw new ApiError(40014);
      if (current.expires <= time()) throw new ApiError(42001);
    },
    revoke() {
      current = null;
    },
    expire() {
      if (current) past.add(current.token);
      current = null;
    },
  };
}
