/** One server-sent event. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What may be asked of a stream of events. */
export interface EventsOptions {
  readonly lastEventId?: string;
  readonly signal?: AbortSignal;
}

/**
 * The events of a stream, as a browser's EventSource would read them but without reconnecting: it ends with the stream.
 * @throws Error when there is no such stream or it breaks off
 */
export async function* readEvents(
  url: string,
  { lastEventId, signal }: EventsOptions = {},
): AsyncGenerator<ServerEvent> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(url, { headers, ...(signal ? { signal } : {}) });
  if (!response.ok || !response.body) throw new Error(`no stream of events at ${url}: HTTP ${response.status}`);
  let pending = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (pending + text).split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block: string): ServerEvent | null {
  const lines = block.split('\n');
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const data = field('data');
  return data === undefined
    ? null
    : { id: field('id') ?? null, event: field('event') ?? 'message', data: JSON.parse(data) };
}
