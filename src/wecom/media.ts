import { z } from 'zod';
import type { Call } from './call.ts';

/** What can be uploaded, with WeCom's limit in bytes; 2 MB for images is the least its documents name. */
export const MAX_UPLOAD_BYTES = { image: 2 * 1024 * 1024, file: 20 * 1024 * 1024 } as const;
const MIN_BYTES = 6;
const UPLOAD_TIMEOUT_MS = 60_000;
/** A process that stops waits so long at most. */
const DOWNLOAD_TIMEOUT_MS = 20_000;

export interface Upload {
  readonly kind: keyof typeof MAX_UPLOAD_BYTES;
  readonly filename: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Such as image/png. */
  readonly contentType: string;
}

/**
 * Uploads a file so that messages can name it. The media id is good for three days.
 * Source: document/path/90253. @throws RangeError when it is too small or too big, WeComError
 */
export async function uploadMedia(call: Call, upload: Upload): Promise<string> {
  const size = upload.content.byteLength;
  const max = MAX_UPLOAD_BYTES[upload.kind];
  if (size < MIN_BYTES || size > max)
    throw new RangeError(`${upload.kind} of ${size} bytes, not ${MIN_BYTES} to ${max}`);
  const body = new FormData();
  body.set('media', new Blob([upload.content], { type: upload.contentType }), upload.filename);
  const request = { api: 'media/upload', query: { type: upload.kind }, body, timeoutMs: UPLOAD_TIMEOUT_MS };
  return (await call(request, z.object({ media_id: z.string().min(1) }))).media_id;
}

/**
 * Fetches what a member sent, within three days. It is read as it comes, never more of it than `maxBytes`.
 * Source: document/path/90254.
 * @returns null when it is longer than that
 * @throws WeComError, with code `MEDIA_GONE` when WeCom has it no longer
 */
export async function downloadMedia(
  call: Call,
  mediaId: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const request = {
    api: 'media/get',
    query: { media_id: mediaId },
    maxFileBytes: maxBytes,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  };
  return (await call(request, z.object({ file: z.instanceof(Uint8Array<ArrayBuffer>).nullable() }))).file;
}
