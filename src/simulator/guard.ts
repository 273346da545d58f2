import type { Middleware } from 'koa';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
/** API of the simulated server, called by the bot and never by a browser. */
const API_PREFIX = '/cgi-bin/';

/**
 * Keeps foreign web pages out. A page of another site can make a browser here call this port, but it cannot choose
 * the Host (DNS rebinding keeps its own name) nor hide its Origin.
 * @param allowedHosts names besides the local ones, without a port
 */
export function guard(allowedHosts: readonly string[]): Middleware {
  const hosts = [...LOCAL, ...allowedHosts.map((host) => host.toLowerCase())];
  return async (ctx, next) => {
    const host = ctx.get('host').toLowerCase();
    if (!hosts.includes(host.replace(/:\d+$/, ''))) return refuse(`Host ${host} is not this machine`);
    const origin = ctx.get('origin');
    const foreign = origin !== '' && origin.toLowerCase() !== `http://${host}`;
    if (foreign) return refuse(`requests of ${origin} are not taken`);
    if (ctx.method === 'POST' && !ctx.path.startsWith(API_PREFIX) && !ctx.is('application/json')) {
      return refuse('only application/json is taken');
    }
    await next();

    function refuse(why: string): void {
      ctx.status = 403;
      ctx.type = 'text/plain';
      ctx.body = why;
    }
  };
}
