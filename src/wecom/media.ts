import { z } from 'zod';
import type { Call } from './call.ts';

/** What can be uploaded, with WeCom's limit in bytes; 2 MB for images is the least its documents name. */
const MAX_BYTES = { image: 2 * 1024 * 1024, file: 20 * 1024 * 1024 } as const;
const MIN_BYTES = 6;
const TIMEOUT_MS = 60_000;

export interface Upload {
  readonly kind: keyof typeof MAX_BYTES;
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
  const max = MAX_BYTES[upload.kind];
  if (size < MIN_BYTES || size > max)
    throw new RangeError(`${upload.kind} of ${size} bytes, not ${MIN_BYTES} to ${max}`);
  const body = new FormData();
  body.set('media', new Blob([upload.content], { type: upload.contentType }), upload.filename);
  const request = { api: 'media/upload', query: { type: upload.kind }, body, timeoutMs: TIMEOUT_MS };
  return (await call(request, z.object({ media_id: z.string().min(1) }))).media_id;
}
