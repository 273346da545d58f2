/** One server-sent event. */
export interface StreamEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventStream {
  /** The next event that fits; those before it are skipped. */
  next(fits: (event: StreamEvent) => boolean): Promise<StreamEvent>;
  close(): void;
}

/** Opens a stream of server-sent events as a browser does. */
export async function openStream(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  if (!response.body) throw new Error('no stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  async function read(): Promise<StreamEvent> {
    for (;;) {
      const end = pending.indexOf('\n\n');
      if (end >= 0) {
        const lines = pending.slice(0, end).split('\n');
        pending = pending.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data !== undefined) return { id: field('id') ?? null, event: field('event') ?? '', data: JSON.parse(data) };
      } else {
        const { done, value } = await reader.read();
        if (done) throw new Error('the stream ended');
        pending += value;
      }
    }
  }
  return {
    async next(fits) {
      for (;;) {
        const event = await read();
        if (fits(event)) return event;
      }
    },
    close: () => controller.abort(),
  };
}
