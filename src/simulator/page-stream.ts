import { PassThrough } from 'node:stream';
import type { Middleware } from 'koa';
import type { ClockControl } from './clock-control.ts';
import type { World } from './world.ts';

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events for the page and the terminal: `bubble` (with an id, resumable), `read`,
 * `clock`, `menu`, and `hello` first: another run than before means that the chats began anew.
 * The stream starts after the change named by Last-Event-ID or `?after=`, without either at the present.
 */
export function pageStream(world: World, clock: ClockControl, run: () => string): Middleware {
  return (ctx) => {
    const stream = new PassThrough();
    const write = (event: string, data: unknown, id?: number) =>
      stream.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

    const after = ctx.get('last-event-id') || String(ctx.query.after ?? '');
    stream.write('retry: 1000\n\n');
    write('hello', { run: run() });
    write('clock', clock.state());
    if (/^\d+$/.test(after)) {
      for (const bubble of world.chats.since(Number(after))) write('bubble', bubble, bubble.seq);
    }
    const ends = [
      world.chats.subscribe((bubble) => {
        write('bubble', bubble, bubble.seq);
        if (bubble.kind === 'push') write('read', { userid: bubble.userid, unread: world.chats.unread(bubble.userid) });
      }),
      world.chats.readChanged.subscribe((read) => write('read', read)),
      world.menuChanged.subscribe(() => write('menu', world.menu)),
      clock.changed.subscribe((state) => write('clock', state)),
    ];
    // Keeps idle connections open and the shown time right.
    const heartbeat = setInterval(() => write('clock', clock.state()), HEARTBEAT_MS).unref();
    ctx.req.on('close', () => {
      clearInterval(heartbeat);
      for (const end of ends) end();
      stream.end();
    });
    ctx.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    ctx.body = stream;
  };
}
