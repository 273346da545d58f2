/** Told of what the bot does, as it does it. */
export interface Observer {
  /** A callback was handled. @param kind such as text, click @param seconds from the request to its answer */
  handled(kind: string, seconds: number): void;
  /** A callback was refused. */
  refused(reason: string): void;
  /** A message was handed to WeCom. @param code its errcode, or null without an answer */
  sent(code: number | null): void;
  /** What is due was looked for, in so many seconds. */
  ticked(seconds: number): void;
}

export const nobody: Observer = { handled() {}, refused() {}, sent() {}, ticked() {} };
