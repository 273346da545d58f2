import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';

/** A running PostgreSQL, embedded or not, before Prisma knows it. */
export interface Source {
  readonly adapter: SqlDriverAdapterFactory;
  /** Lends an adapter whose statements all go through one session. */
  migrating<T>(work: (oneSession: SqlDriverAdapterFactory) => Promise<T>): Promise<T>;
  /** Called when everything a start makes is there: until then a crash lets the next start begin anew. */
  complete(): Promise<void>;
  /** The whole database as a .tar.gz, taken between two transactions; null on a server. */
  readonly dump: (() => Promise<Blob>) | null;
  close(): Promise<void>;
}

/** What is being waited for while a database opens. */
export type OpenStep = 'create' | 'start' | 'migrate';
export type OnProgress = (step: OpenStep) => void;
