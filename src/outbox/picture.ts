import type { PrismaClient } from '../db/generated/client.ts';
import { WeComError } from '../errors.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';
import type { WeComClient } from '../wecom/client.ts';
import { MAX_UPLOAD_BYTES } from '../wecom/media.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import { failureOf } from '../wecom/send.ts';
import type { Claimed } from './claim.ts';
import type { PictureOwed, Sendable } from './content.ts';
import { DUPLICATE_CHECK_SECONDS } from './enqueue.ts';

/** An uploaded file lives three days; some hours are left for trying to send it. Source: document/path/90253. */
const REUSED_MS = 60 * 3_600_000;

/** What WeCom takes as a picture message; other types go as files. Source: document/path/90253. */
const AS_IMAGE: readonly string[] = ['image/jpeg', 'image/png'];

interface Deps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'uploadMedia'>;
}

/**
 * Gives an owed picture to WeCom and writes down what it is known under there, so that a retry sends the same bytes.
 * One uploaded lately is named again, unless the same member has just got it: WeCom would swallow the repetition.
 */
export async function uploaded(
  deps: Deps,
  { id }: Claimed,
  { picture: { id: pictureId } }: PictureOwed,
  now: Moment,
): Promise<{ readonly message: Sendable } | { readonly failed: SendOutcome }> {
  const { prisma } = deps;
  const picture = await prisma.picture.findUnique({ where: { id: pictureId }, include: { content: true } });
  if (!picture?.content) {
    const detail = 'withdrawn: the picture is there no longer';
    return { failed: { kind: 'refused', code: null, fault: 'message', detail } };
  }
  const { contentType, createdAt, uploadedId, uploadedAt, content } = picture;
  const bytes = new Uint8Array(content.bytes);
  const fits = AS_IMAGE.includes(contentType ?? '') && bytes.byteLength <= MAX_UPLOAD_BYTES.image;
  const kind = fits ? 'image' : 'file';
  try {
    const isFresh = uploadedAt !== null && now.instant.getTime() - uploadedAt.getTime() < REUSED_MS;
    let mediaId = isFresh ? uploadedId : null;
    if (mediaId === null || (await wasJustSent(prisma, id, mediaId, now))) {
      const type = contentType ?? 'application/octet-stream';
      const filename = `${momentOf(createdAt).date}.${type.split('/')[1] ?? 'bin'}`;
      mediaId = await deps.client.uploadMedia({ kind, filename, content: bytes, contentType: type });
      const data = { uploadedId: mediaId, uploadedAt: now.instant };
      await prisma.picture.updateMany({ where: { id: pictureId }, data });
    }
    const media = { media_id: mediaId };
    const message: Sendable = kind === 'image' ? { msgtype: kind, image: media } : { msgtype: kind, file: media };
    await prisma.outbox.update({ where: { id }, data: { message } });
    return { message };
  } catch (error) {
    if (error instanceof WeComError) return { failed: failureOf(error) };
    throw error;
  }
}

/** Whether the receiver of this message was sent the same media within the duplicate check. */
async function wasJustSent(prisma: PrismaClient, outboxId: string, mediaId: string, now: Moment): Promise<boolean> {
  const since = new Date(now.instant.getTime() - DUPLICATE_CHECK_SECONDS * 1000);
  const [row] = await prisma.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM outbox o JOIN outbox mine ON mine.member_id = o.member_id
      WHERE mine.id = ${outboxId}::uuid AND o.id <> mine.id AND o.created_at > ${since}::timestamptz
        AND (o.message #>> '{image,media_id}' = ${mediaId} OR o.message #>> '{file,media_id}' = ${mediaId})) AS found`;
  return row?.found === true;
}
