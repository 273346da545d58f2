import type { Logger } from 'pino';

/** Whoever runs us kills us soon after; Docker waits 10 s. */
const PATIENCE_MS = 8_000;
/** One Ctrl-C can arrive more than once: from the terminal, from npm and from tsx. */
const ECHO_MS = 1_000;

/**
 * Ends the process in good order on SIGTERM or SIGINT: exit code 0 when `stop` has finished, 1 when it failed or took
 * too long. Another signal, a second later or more, ends it at once.
 */
export function stopOnSignal(stop: () => Promise<void>, log: Pick<Logger, 'info' | 'error'>): void {
  let since: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (since !== null) {
      if (performance.now() - since > ECHO_MS) process.exit(1);
      return;
    }
    since = performance.now();
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error({ signal }, 'could not stop in time');
      process.exit(1);
    }, PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'could not stop in good order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
