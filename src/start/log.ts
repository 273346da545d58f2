import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTrace } from '../trace.ts';

/** As typed: full-width digits too, as input methods make them. */
const PHONE =
  /(?<![\d.０-９])(?:\+?86[ -]?)?([1１][3-9３-９][\d０-９])[ -]?[\d０-９]{4}[ -]?([\d０-９]{4})(?![\d０-９])/g;
/** A province, a letter, then five or six letters and digits, as typed. Source: GA 36-2018. */
const PLATE =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z])(?=[A-Za-z·]{0,6}\d)[A-Za-z0-9挂学警港澳·]{4,6}/g;
const TOKEN = /(access_token|corpsecret)=[^&"\s\\]+/g;

/** A line of the log without what is nobody's business: phones and plates of customers, secrets. */
export function withoutPrivate(line: string, secrets: readonly string[]): string {
  const masked = line.replace(PHONE, '$1****$2').replace(PLATE, '$1***').replace(TOKEN, '$1=***');
  return secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '***'), masked);
}

/**
 * The log of a process: JSON lines that say which request or tick they belong to, without phones, plates and secrets.
 * @param secrets values that must never be written
 */
export function createLog(level: string, secrets: readonly string[], to?: DestinationStream): Logger {
  const options = {
    level,
    mixin: currentTrace,
    hooks: { streamWrite: (line: string) => withoutPrivate(line, secrets) },
  };
  return to ? pino(options, to) : pino(options);
}
