import { createReadStream, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { Middleware } from 'koa';

const FOLDER = join(import.meta.dirname, 'page');
const WEUI = createRequire(import.meta.url).resolve('weui/dist/style/weui.min.css');

/** Scripts and styles come from here alone, and nothing a member or the bot writes can run. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the chat page: `/`, its own files under /assets/, and the styles of WeUI. */
export function pageFiles(): Middleware {
  const files = new Map(readdirSync(FOLDER).map((name) => [`/assets/${name}`, join(FOLDER, name)]));
  files.set('/', join(FOLDER, 'index.html'));
  files.set('/assets/weui.css', WEUI);
  return async (ctx, next) => {
    const file = ctx.method === 'GET' ? files.get(ctx.path) : undefined;
    if (!file) return next();
    ctx.type = extname(file);
    ctx.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' });
    ctx.body = createReadStream(file);
  };
}
