/**
 * The few errors the product throws on purpose, cut by who failed. Anything else that is thrown is a bug or a dead
 * machine.
 */

/** The member asked for something that cannot be done. The message is the reply, in Chinese, ready to send. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A stored record contradicts itself. One such record never stops the others: log it, set it aside, go on. */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** Which record: table and id, such as `touchpoint 0198…`. */
  readonly record: string;

  constructor(record: string, problem: string, options?: ErrorOptions) {
    super(`${record}: ${problem}`, options);
    this.record = record;
  }
}

/** Settings the process cannot start with: all problems at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Why a callback was not believed.
 * - request: a query parameter is missing or has an impossible shape, or the body is no envelope
 * - signature: not signed with our token
 * - base64, length: the ciphertext cannot be one (alphabet; not a whole number of AES blocks)
 * - damaged: it decrypts to something WeCom never writes (padding, msg_len, UTF-8), as with another EncodingAESKey
 * - receiver: sealed for another corp
 * - stale: signed too long ago, or by a clock too far ahead of ours
 * - replayed: came more often than WeCom repeats anything
 * - source: not from an address of WeCom
 */
export type Refusal =
  | 'request'
  | 'signature'
  | 'base64'
  | 'length'
  | 'damaged'
  | 'receiver'
  | 'stale'
  | 'replayed'
  | 'source';

/** A callback request that did not come from WeCom to this corp, or was changed on its way. */
export class CallbackRefused extends Error {
  override readonly name = 'CallbackRefused';
  readonly reason: Refusal;

  constructor(reason: Refusal, options?: ErrorOptions) {
    super(`callback refused: ${reason}`, options);
    this.reason = reason;
  }
}

/** WeCom answered with an error, or not at all. */
export class WeComError extends Error {
  override readonly name = 'WeComError';
  /** The API, such as `message/send`. */
  readonly api: string;
  /** WeCom's errcode, or null when no usable answer came (timeout, HTTP error, HTML). */
  readonly code: number | null;

  constructor(api: string, code: number | null, detail: string, options?: ErrorOptions) {
    super(`${api}: ${code === null ? '' : `errcode ${code}, `}${detail}`, options);
    this.api = api;
    this.code = code;
  }
}
