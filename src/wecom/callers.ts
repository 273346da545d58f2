import { BlockList, isIP, isIPv4 } from 'node:net';
import type { Logger } from 'pino';
import { CallbackRefused } from '../errors.ts';

const DAY_MS = 24 * 60 * 60_000;
const RETRY_MS = 10 * 60_000;

export interface Callers {
  /** @throws CallbackRefused when WeCom does not send callbacks from this address */
  check(address: string): Promise<void>;
}

/** Addresses as getcallbackip writes them: one, a network in CIDR, or with `*` for the last numbers. Unreadable ones are left out. */
export function addressList(patterns: readonly string[]): BlockList {
  const list = new BlockList();
  for (const pattern of patterns) {
    const [address = '', bits] = pattern.trim().split('/');
    const numbers = address.split('.');
    const wild = numbers.indexOf('*');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (wild > 0) {
      const network = [...numbers.slice(0, wild), '0', '0', '0', '0'].slice(0, 4).join('.');
      if (isIPv4(network)) list.addSubnet(network, wild * 8, 'ipv4');
    } else if (isIP(address) && bits === undefined) list.addAddress(address, family);
    else if (isIP(address) && /^\d{1,3}$/.test(bits ?? '') && Number(bits) <= (family === 'ipv6' ? 128 : 32))
      list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * Callbacks come from WeCom's own addresses only; the list is asked for once a day (path/90930). While it cannot be
 * had, everybody may call: the signature is what protects us, this only keeps noise out.
 */
export function createCallers(fetchIps: () => Promise<readonly string[]>, now: () => Date, log: Logger): Callers {
  let list: BlockList | null = null;
  let refreshAt = 0;
  let refreshing: Promise<void> | null = null;
  const refresh = async (): Promise<void> => {
    try {
      list = addressList(await fetchIps());
      refreshAt = now().getTime() + DAY_MS;
    } catch (error) {
      refreshAt = now().getTime() + RETRY_MS;
      log.warn({ err: error }, 'the addresses of WeCom could not be had; callers are not checked by address');
    }
  };
  return {
    async check(address) {
      if (now().getTime() >= refreshAt) {
        refreshing ??= refresh().finally(() => {
          refreshing = null;
        });
        // Only the first caller ever has to wait: an old list serves until the new one is there.
        if (!list) await refreshing;
      }
      const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
      if (list && !list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')) throw new CallbackRefused('source');
    },
  };
}
