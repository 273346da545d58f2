import { connect } from 'node:net';

/** What became of bytes sent to a port. */
export interface Exchange {
  /** Of each response, in order. */
  readonly statuses: readonly number[];
  /** Milliseconds until the server had closed the connection. */
  readonly ms: number;
}

const MAX_MS = 15_000;

/**
 * Writes bytes to a new connection and reads until the server closes it.
 * @param isWhole nothing follows: our side is closed at once; false leaves it open, as who dawdles or waits does
 * @throws when the server has not closed it in 15 seconds
 */
export function exchange(url: string, bytes: string | Uint8Array, isWhole = true): Promise<Exchange> {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the server hangs on ${JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 300))}`));
    }, MAX_MS);
    const settle = () => {
      clearTimeout(timer);
      socket.destroy();
      const lines = Buffer.concat(chunks)
        .toString('latin1')
        .matchAll(/^HTTP\/1\.1 (\d{3})/gm);
      resolve({ statuses: [...lines].map(([, status]) => Number(status)), ms: performance.now() - began });
    };
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that has seen enough resets the connection while we still write.
    socket.on('error', settle).on('end', settle);
    socket.on('connect', () => (isWhole ? socket.end(bytes) : socket.write(bytes)));
  });
}

/** The bytes of a request; a content-length only where it is among the headers. */
export function requestBytes(line: string, headers: readonly string[], body: string | Uint8Array = ''): Buffer {
  const head = [line, 'Host: bot', ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}
