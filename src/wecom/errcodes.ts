/**
 * What to do about an errcode:
 * - renew: the token is void; fetch a new one and try once more
 * - busy: WeCom's side; try again soon
 * - quota: over a limit; wait until its window has passed
 * - setup: wrong settings or rights; tell the administrator, try again only after that
 * - receiver: nobody to deliver to; drop
 * - message: our request is wrong; never try it again
 */
export type Reaction = 'renew' | 'busy' | 'quota' | 'setup' | 'receiver' | 'message';

/**
 * Codes by reaction; one that is not listed is a `message`. Source: document/path/90313. 42007 and 42009 are other
 * tokens that ran out, on which the official sample fetches anew too. 50002 and 46004 are about one member, so that
 * the others' messages go on.
 */
const CODES: Readonly<Record<Exclude<Reaction, 'message'>, readonly number[]>> = {
  renew: [40014, 42001, 42007, 42009],
  busy: [-1, 6000, 45033],
  quota: [45009],
  setup: [
    ...[40001, 40013, 40056, 40057, 41001, 41002, 41004, 41011, 43012, 48001, 48002, 48005, 48009, 50001, 50003],
    ...[60020, 301002],
  ],
  receiver: [40003, 40031, 43004, 46004, 50002, 60003, 60011, 60111, 60123, 81013],
};

const REACTIONS: ReadonlyMap<number, Reaction> = new Map(
  (Object.keys(CODES) as (keyof typeof CODES)[]).flatMap((reaction) =>
    CODES[reaction].map((code) => [code, reaction] as const),
  ),
);

/** The reaction to an errcode other than 0. */
export const reactionTo = (code: number): Reaction => REACTIONS.get(code) ?? 'message';

/** menu/get answers this when the app has no menu. */
export const NO_MENU = 46003;

/** media/get answers this when the three days are over. */
export const MEDIA_GONE = 40007;

/** message/send answers this to more words than it takes. */
export const TOO_LONG = 45002;

/** What the administrator can do about a `setup` code; shown in the log beside the code. */
const ADVICE: Readonly<Record<number, string>> = {
  40001: 'WECOM_SECRET does not belong to WECOM_CORP_ID, or the app is disabled',
  40013: 'WECOM_CORP_ID is wrong',
  40056: 'WECOM_AGENT_ID is wrong',
  43012: 'the app has no callback URL yet',
  48002: 'the app lacks the right to use this API',
  50001: 'the domain is not among the trusted ones of the app',
  50002: 'the member is outside the range of the app',
  50003: 'the app is disabled',
  60020: "this machine's address is not in the app's trusted IP list (企业可信IP)",
  301002: 'WECOM_SECRET belongs to another app than WECOM_AGENT_ID',
};

/** One line for the administrator about an errcode, or null when there is nothing to say. */
export const adviceOn = (code: number): string | null => ADVICE[code] ?? null;
