import type { MediaFile, World } from './world.ts';

const LIFETIME_MS = 3 * 86_400_000;

/** A temporary file by its media_id; undefined when unknown or older than three days. */
export function mediaOf(world: World, mediaId: string): MediaFile | undefined {
  const file = world.media.get(mediaId);
  return file && world.now().getTime() - file.createdAt.getTime() < LIFETIME_MS ? file : undefined;
}
