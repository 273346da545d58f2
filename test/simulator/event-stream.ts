import { readEvents, type ServerEvent } from '../../src/simulator/read-events.ts';

export interface EventStream {
  /** The next event that fits; those before it are skipped. */
  next(fits: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  close(): void;
}

/** Opens a stream of server-sent events; resolves once its first event, hello, is there. */
export async function openStream(url: string, lastEventId?: string): Promise<EventStream> {
  const controller = new AbortController();
  const { signal } = controller;
  const events = readEvents(url, lastEventId === undefined ? { signal } : { signal, lastEventId });
  await events.next();
  return {
    async next(fits) {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error('the stream ended');
        if (fits(value)) return value;
      }
    },
    close: () => controller.abort(),
  };
}
