import { mediaOf } from '../media-store.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall, Endpoints } from './endpoint.ts';

const MB = 1024 * 1024;
/** Types of temporary files: the largest size, and the first bytes the platform insists on. */
const TYPES: Readonly<Record<string, { readonly max: number; readonly magic: readonly string[] }>> = {
  image: { max: 2 * MB, magic: ['ffd8ff', '89504e47'] },
  voice: { max: 2 * MB, magic: [Buffer.from('#!AMR').toString('hex')] },
  video: { max: 10 * MB, magic: [] },
  file: { max: 20 * MB, magic: [] },
};
const MIN_BYTES = 5;

/** media/upload and media/get: temporary files, gone after three days. */
export function mediaEndpoints(world: World): Endpoints {
  return {
    'media/upload': {
      method: 'POST',
      async run(call) {
        const type = call.query.get('type') ?? '';
        const limits = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
        if (!limits) throw new ApiError(40004);
        const part = await partOf(call);
        const bytes = Buffer.from(await part.arrayBuffer());
        if (bytes.length <= MIN_BYTES) throw new ApiError(44001);
        if (bytes.length > limits.max) throw new ApiError(45001);
        const hex = bytes.subarray(0, 8).toString('hex');
        if (limits.magic.length > 0 && !limits.magic.some((magic) => hex.startsWith(magic))) throw new ApiError(40005);
        const mediaId = `3${world.random.letters(63)}`;
        const createdAt = world.now();
        world.media.set(mediaId, { type, filename: part.name, contentType: part.type, bytes, createdAt });
        return { type, media_id: mediaId, created_at: String(Math.floor(createdAt.getTime() / 1000)) };
      },
    },
    'media/get': {
      method: 'GET',
      run({ query }) {
        const file = mediaOf(world, query.get('media_id') ?? '');
        if (!file) throw new ApiError(40007);
        return { file };
      },
    },
  };
}

/** The multipart part named `media`. @throws ApiError 44001 when it is not there */
async function partOf({ raw, contentType }: ApiCall): Promise<File> {
  try {
    const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData();
    const part = form.get('media');
    if (part instanceof File) return part;
  } catch {
    // Not multipart, or cut off: the same answer as for a form without the part.
  }
  throw new ApiError(44001);
}
