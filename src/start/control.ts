import { chmod, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';

/** What the process that holds a data folder does for the command line. */
export type Orders = Readonly<Record<string, () => Promise<unknown>>>;

const socketIn = (folder: string): string => join(folder, 'control.sock');

/**
 * Takes orders from commands on the same machine, over a Unix socket only the owner of the folder may open: an
 * embedded database belongs to one process, so what others want of it they ask that process for. Where no socket can be
 * (a path of more than 107 bytes, a folder shared with another system), the log says so and the bot works without.
 * @returns ends it
 */
export async function takeOrders(folder: string, orders: Orders, log: Logger): Promise<() => Promise<void>> {
  const server = createServer((incoming, response) => {
    const order = Object.hasOwn(orders, incoming.url?.slice(1) ?? '')
      ? orders[incoming.url?.slice(1) ?? '']
      : undefined;
    if (!order || incoming.method !== 'POST') return void response.writeHead(404).end();
    order().then(
      (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      (error: unknown) => {
        log.error({ err: error, order: incoming.url }, 'an order failed');
        response.writeHead(500).end();
      },
    );
  });
  const path = socketIn(folder);
  // Left behind by a process that was killed; the folder is ours alone.
  await rm(path, { force: true });
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
    await chmod(path, 0o600);
  } catch (error) {
    log.warn({ err: error, path }, 'no orders are taken here: stop the bot to back up');
    return async () => {};
  }
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
}

/**
 * Gives an order to the process that holds the folder.
 * @returns its result
 * @throws Error when nobody takes orders there, or the order failed
 */
export function order(folder: string, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: socketIn(folder), path: `/${name}`, method: 'POST' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(body));
        else reject(new Error(`the running process could not do it (${response.statusCode}); its log says why`));
      });
    });
    call.once('error', reject).end();
  });
}
