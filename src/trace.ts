import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log belongs to. */
export interface Trace {
  /** One callback, from the request to whatever it set off. */
  readonly request?: string;
  /** One round of what is due. */
  readonly tick?: string;
}

const current = new AsyncLocalStorage<Trace>();

/** Runs work whose lines in the log all carry the trace. */
export const traced = <T>(trace: Trace, work: () => T): T => current.run(trace, work);

/** The trace of the work this is called from; {} outside of any. */
export const currentTrace = (): Trace => current.getStore() ?? {};
