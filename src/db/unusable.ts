/**
 * Why a database cannot be used.
 * - busy: another process holds the data folder
 * - folder: the data folder cannot be made or written
 * - unreachable: no PostgreSQL answers at the URL, or it refuses us
 * - kind: it holds the demo where the store was wanted, or the store where the demo was
 * - newer: it was migrated by a newer version of this program
 * - history: its migrations are not the ones this program knows (one was edited, or did not finish)
 * - zone: its sessions are not in UTC
 * - backup: a file that should be a backup is none
 * - tool: a program of PostgreSQL's client package is missing, or failed
 */
export type UnusableReason =
  | 'busy'
  | 'folder'
  | 'unreachable'
  | 'kind'
  | 'newer'
  | 'history'
  | 'zone'
  | 'backup'
  | 'tool';

/** The database cannot be used, and nothing in it was changed. The message tells an administrator what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  readonly reason: UnusableReason;

  constructor(reason: UnusableReason, chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options);
    this.reason = reason;
  }
}
