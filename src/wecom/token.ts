import { WeComError } from '../errors.ts';
import { reactionTo } from './errcodes.ts';

export interface StoredToken {
  readonly value: string;
  readonly expiresAt: Date;
}

/** Where the token is kept, so that several processes can share one. */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  write(token: StoredToken): Promise<void>;
}

/** A store for one process. */
export function memoryTokenStore(): TokenStore {
  let token: StoredToken | null = null;
  return {
    read: async () => token,
    write: async (next) => {
      token = next;
    },
  };
}

export interface Tokens {
  /** A token that is good for at least five more minutes. @throws WeComError */
  current(): Promise<string>;
  /** A token other than `refused`, which WeCom has just called void. @throws WeComError */
  renewed(refused: string): Promise<string>;
}

const EARLY_MS = 300_000;
const BRAKE_MS = 600_000;

/**
 * One token for all requests: read from the store, fetched when it is absent, near its end or refused, by one request
 * at a time. When WeCom says the credentials are wrong, the same error is thrown for ten minutes without asking again,
 * because repeated wrong secrets block this machine's address for an hour.
 */
export function createTokens(deps: {
  fetchToken: () => Promise<StoredToken>;
  store: TokenStore;
  now: () => Date;
  brakeMs?: number;
}): Tokens {
  const { brakeMs = BRAKE_MS } = deps;
  let known: StoredToken | null = null;
  let running: Promise<StoredToken> | null = null;
  let brake: { error: WeComError; until: number } | null = null;

  const isUsable = (token: StoredToken | null, refused: string | null): token is StoredToken =>
    token !== null && token.value !== refused && token.expiresAt.getTime() - EARLY_MS > deps.now().getTime();

  async function fetchAndStore(): Promise<StoredToken> {
    if (brake && deps.now().getTime() < brake.until) throw brake.error;
    try {
      const token = await deps.fetchToken();
      await deps.store.write(token);
      return token;
    } catch (error) {
      if (error instanceof WeComError && error.code !== null && reactionTo(error.code) === 'setup')
        brake = { error, until: deps.now().getTime() + brakeMs };
      throw error;
    }
  }

  async function obtain(refused: string | null): Promise<StoredToken> {
    const stored = await deps.store.read();
    return isUsable(stored, refused) ? stored : fetchAndStore();
  }

  async function token(refused: string | null): Promise<string> {
    if (isUsable(known, refused)) return known.value;
    running ??= obtain(refused).finally(() => {
      running = null;
    });
    known = await running;
    return known.value;
  }

  return { current: () => token(null), renewed: (refused) => token(refused) };
}
