import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { databaseTokenStore } from '../../src/start/token-store.ts';
import { open, type Sealed, seal } from '../../src/wecom/crypto.ts';
import { readEnvelope } from '../../src/wecom/envelope.ts';
import { readIncoming } from '../../src/wecom/message.ts';
import { createTokens, type TokenStore } from '../../src/wecom/token.ts';
import type { Arena } from './arena.ts';
import { callbackOf, KEYS } from './callbacks.ts';
import { bestTimes, type Figure, rateFigure, timeFigure } from './figure.ts';
import { script } from './script.ts';

const CALLBACKS = 400;
const TOKENS = 20_000;
/** Messages that all want the token at once, as after a start. */
const AT_ONCE = 100;

/** Something that came, in all the shapes it has on its way. */
interface Arrived {
  readonly body: string;
  readonly sealed: Sealed;
  /** The same with a signature that is not ours. */
  readonly forged: Sealed;
  readonly plain: string;
}

function arrived(at: Date): Arrived[] {
  return script(CALLBACKS).map((said, i) => {
    const { path, body } = callbackOf(said, i, at);
    const query = new URL(path, 'http://bot').searchParams;
    const text = (name: string) => query.get(name) ?? '';
    const ciphertext = readEnvelope(body).encrypt;
    const sealed = { timestamp: text('timestamp'), nonce: text('nonce'), encrypt: ciphertext };
    return {
      body,
      sealed: { ...sealed, msgSignature: text('msg_signature') },
      forged: { ...sealed, msgSignature: '0'.repeat(40) },
      plain: decrypt(KEYS.encodingAesKey, ciphertext).message,
    };
  });
}

const signatureOf = ({ timestamp, nonce, encrypt: ciphertext }: Sealed): string =>
  getSignature(KEYS.token, timestamp, nonce, ciphertext);

function openedBare(sealed: Sealed): string {
  if (signatureOf(sealed) !== sealed.msgSignature) throw new Error('not signed by us');
  return decrypt(KEYS.encodingAesKey, sealed.encrypt).message;
}

function sealedBare(plain: string, stamp: { timestamp: string; nonce: string }): Sealed {
  const sealed = { ...stamp, msgSignature: '', encrypt: encrypt(KEYS.encodingAesKey, plain, KEYS.corpId) };
  return { ...sealed, msgSignature: signatureOf(sealed) };
}

function isRefused(sealed: Sealed): boolean {
  try {
    open(KEYS, sealed);
    return false;
  } catch {
    return true;
  }
}

type Work = (one: Arrived) => unknown;

/** Each piece of a callback's way through the door, beside the same by @wecom/crypto alone. */
const PIECES: readonly (readonly [name: string, product: Work, floor: Work])[] = [
  ['crypto-refuse', ({ forged }) => isRefused(forged), ({ forged }) => signatureOf(forged) === forged.msgSignature],
  ['crypto-open', ({ sealed }) => open(KEYS, sealed), ({ sealed }) => openedBare(sealed)],
  ['crypto-seal', ({ plain, sealed }) => seal(KEYS, plain, sealed), ({ plain, sealed }) => sealedBare(plain, sealed)],
  [
    'crypto-read',
    ({ body, sealed }) => readIncoming(open(KEYS, { ...sealed, encrypt: readEnvelope(body).encrypt }), KEYS.corpId),
    ({ sealed }) => openedBare(sealed),
  ],
];

/** What the cryptography around each message costs, and the token with each request. */
export async function cryptoFigures(arena: Arena, at: Date): Promise<Figure[]> {
  const callbacks = arrived(at);
  const figures: Figure[] = [];
  for (const [name, product, floor] of PIECES) {
    const all = (work: Work) => () => callbacks.forEach(work);
    const [own = 0, bare = 0] = await bestTimes(all(product), all(floor));
    const rate = (ms: number) => (callbacks.length * 1000) / ms;
    figures.push(rateFigure({ name, unit: 'callbacks/s', value: rate(own), floor: rate(bare) }));
  }
  const { prisma, close } = await arena.bot();
  try {
    return [...figures, ...(await tokenFigures(databaseTokenStore(prisma, 'bench'), at))];
  } finally {
    await close();
  }
}

/** A known token beside a variable; one nobody knows yet, wanted by many at once, beside one bare read of its row. */
async function tokenFigures(store: TokenStore, at: Date): Promise<Figure[]> {
  const token = { value: 'a'.repeat(86), expiresAt: new Date(at.getTime() + 7_200_000) };
  await store.write(token);
  let reads = 0;
  const counting: TokenStore = {
    ...store,
    read() {
      reads += 1;
      return store.read();
    },
  };
  const never = async () => {
    throw new Error('the token is in the database');
  };
  const fresh = () => createTokens({ fetchToken: never, store: counting, now: () => at });
  const known = fresh();
  const bare = async () => token.value;
  const handed = (give: () => Promise<string>) => async () => {
    for (let i = 0; i < TOKENS; i++) await give();
  };
  const [own = 0, variable = 0] = await bestTimes(handed(known.current), handed(bare));
  const rate = (ms: number) => (TOKENS * 1000) / ms;
  const [first = 0, read = 0] = await bestTimes(async () => {
    const tokens = fresh();
    reads = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, () => tokens.current()));
    if (reads !== 1) throw new Error(`${AT_ONCE} that want the token at once have read it ${reads} times`);
  }, store.read);
  return [
    rateFigure({ name: 'crypto-token', unit: 'tokens/s', value: rate(own), floor: rate(variable) }),
    timeFigure({ name: `crypto-token-first-${AT_ONCE}-at-once`, unit: 'ms', value: first, floor: read }),
  ];
}
