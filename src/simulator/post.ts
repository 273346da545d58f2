import { request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** What became of one request: an answer, or why there is none. */
export type HttpOutcome = { readonly answer: HttpAnswer } | { readonly failure: 'timeout' | 'connect' };

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string | Buffer;
  readonly contentType?: string;
  /** Real milliseconds until the connection is dropped, answer or not. */
  readonly timeoutMs: number;
}

/** One plain HTTP request on a connection of its own, its answer taken byte for byte; never throws. */
export function send({ url, method, body, contentType, timeoutMs }: HttpRequest): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const headers: Record<string, string | number> = { 'user-agent': 'Mozilla/4.0' };
    if (body !== undefined) {
      headers['content-type'] = contentType ?? 'text/xml';
      headers['content-length'] = Buffer.byteLength(body);
    }
    let timer: NodeJS.Timeout;
    const settle = (outcome: HttpOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const outgoing = request(url, { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => settle({ failure: 'connect' }));
      incoming.on('end', () => settle({ answer: { status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) } }));
    });
    timer = setTimeout(() => {
      settle({ failure: 'timeout' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', () => settle({ failure: 'connect' }));
    outgoing.end(body);
  });
}
