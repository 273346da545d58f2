import type { Logger } from 'pino';
import type { PrismaClient } from '../db/generated/client.ts';
import { WeComError } from '../errors.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import type { WeComClient } from '../wecom/client.ts';
import { MEDIA_GONE } from '../wecom/errcodes.ts';
import { type Claimed, claimPicture } from './claim.ts';
import { type ImageType, imageTypeOf } from './image-type.ts';

/** The largest picture that is kept; no phone takes a larger photograph. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/** WeCom keeps what members send so long. Source: document/path/90254. */
const AT_WECOM_MS = 3 * 86_400_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** Real milliseconds after which the rest waits for the next beat, which lists and prompts go out with. */
const PATIENCE_MS = 15_000;

export interface PictureFetchDeps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'downloadMedia'>;
  /** The injected clock, read before each claim and after each answer. */
  readonly now: () => Moment;
  readonly log: Logger;
  /** Called after a commit that owes somebody a message. */
  readonly wake: () => void;
}

export interface PictureFetch {
  /** Fetches what is due, for some seconds. @returns how many were tried @throws when the database is gone */
  fetch(): Promise<number>;
  /** The same soon, without waiting for it: to be called when a picture has come. */
  wake(): void;
  /** Takes up no further picture; resolves when the one on its way is settled. */
  stop(): Promise<void>;
}

type Found =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: ImageType }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'later'; readonly error: unknown };

/**
 * Brings the pictures members have sent from WeCom, outside of any transaction: claim → download → keep. What cannot
 * be had now is tried again until WeCom's three days are over; then its sender is told.
 */
export function createPictureFetch({ prisma, client, now, log, wake }: PictureFetchDeps): PictureFetch {
  let stopped = false;
  let again = false;
  let running: Promise<number> | null = null;

  async function download({ mediaId, createdAt }: Claimed): Promise<Found> {
    try {
      const bytes = await client.downloadMedia(mediaId, MAX_PICTURE_BYTES);
      if (bytes === null) return { kind: 'missing', why: `超过${MAX_PICTURE_BYTES / 1024 / 1024}MB了，截个图再发` };
      const type = imageTypeOf(bytes);
      return type ? { kind: 'picture', bytes, type } : { kind: 'missing', why: '格式我不认识，截个图再发' };
    } catch (error) {
      if (error instanceof WeComError && error.code === MEDIA_GONE)
        return { kind: 'missing', why: '企业微信那边已经取不到了，麻烦再发一次' };
      if (now().instant.getTime() - createdAt.getTime() < AT_WECOM_MS) return { kind: 'later', error };
      return { kind: 'missing', why: '三天里一直没能从企业微信取到，麻烦再发一次' };
    }
  }

  /** @returns whether WeCom answered */
  async function fetchOne(claimed: Claimed): Promise<boolean> {
    const found = await download(claimed);
    const at = now();
    const { id, tries } = claimed;
    if (found.kind === 'later') {
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
      const nextTryAt = new Date(at.instant.getTime() + wait);
      log.warn({ err: found.error, id, nextTryAt }, 'picture not fetched yet');
      await prisma.picture.updateMany({ where: { id, state: 'fetching' }, data: { nextTryAt } });
      return false;
    }
    if (found.kind === 'picture') await keep(claimed, found);
    else await giveUp(claimed, found.why, at);
    return true;
  }

  /** A picture whose message was taken back meanwhile is let go. */
  const keep = ({ id }: Claimed, { bytes, type }: Found & { kind: 'picture' }): Promise<void> =>
    prisma.$transaction(async (tx) => {
      const data = { state: 'kept', contentType: type } as const;
      const { count } = await tx.picture.updateMany({ where: { id, state: 'fetching' }, data });
      if (count === 1) await tx.pictureContent.create({ data: { pictureId: id, bytes } });
    });

  async function giveUp({ id, memberId }: Claimed, why: string, at: Moment): Promise<void> {
    await prisma.$transaction(async (tx) => {
      const data = { state: 'missing' } as const;
      const [gone] = await tx.picture.updateManyAndReturn({
        where: { id, state: 'fetching' },
        data,
        include: { customer: { select: { name: true } } },
      });
      if (!gone) return;
      const whose = gone.customer ? `给${gone.customer.name}的` : '';
      const message = textContent(`刚才${whose}那张图片没能存下来：${why}。`);
      await owe(tx, { key: `picture:${id}:missing`, memberId, message, now: at });
    });
    wake();
  }

  async function drain(): Promise<number> {
    const began = performance.now();
    let tried = 0;
    do {
      again = false;
      let answers = true;
      while (answers && !stopped && performance.now() - began < PATIENCE_MS) {
        const claimed = await claimPicture(prisma, now());
        if (claimed) tried += 1;
        // While WeCom does not answer, the others wait for the next beat.
        answers = claimed !== null && (await fetchOne(claimed));
      }
    } while (again && !stopped && performance.now() - began < PATIENCE_MS);
    return tried;
  }

  function fetch(): Promise<number> {
    again = true;
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    fetch,
    wake: () => void fetch().catch((error) => log.error({ err: error }, 'pictures not fetched')),
    async stop() {
      stopped = true;
      await running?.catch(() => {});
    },
  };
}
