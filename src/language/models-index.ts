import { type Brand, brands, versions } from './models-data.ts';

/** A way to name a brand or a series. */
export interface Entry {
  /** Upper case, no spaces. */
  readonly key: string;
  readonly brand: string | null;
  readonly kind: 'model' | 'brand';
  /** A common word or short: a car only behind a verb such as 看了 or 提了. */
  readonly tied?: true;
}

/** The spelling models, plates and competitors are kept in: Latin letters upper case, no spaces. */
export const carSpelling = (name: string): string => name.replace(/\s+/g, '').toUpperCase();

/** Everything one brand and its series can be called. */
function entriesOf({ names, series }: Brand): Entry[] {
  const entries: Entry[] = [];
  const keys = names.map(carSpelling);
  // Bare numbers (911, 330) and single characters (汉, 星) never stand alone.
  const tied = new Set(
    series
      .filter((name) => /^\+|^\d+$|^\p{Script=Han}$/u.test(name))
      .map((name) => carSpelling(name.replace(/^\+(?=.)/, ''))),
  );
  const free = series
    .filter((name) => !name.startsWith('+'))
    .map(carSpelling)
    .filter((name) => !tied.has(name));
  for (const brand of keys) {
    entries.push({ key: brand, brand, kind: 'brand' });
    for (const name of [...free, ...tied])
      if (!name.startsWith(brand)) entries.push({ key: brand + name, brand, kind: 'model' });
  }
  for (const name of free) {
    const brand = keys.find((key) => name.startsWith(key)) ?? null;
    entries.push({ key: name, brand, kind: 'model' });
  }
  // 汉 and 宋 alone are surnames, 汉EV and 宋PLUS are cars.
  for (const name of tied) {
    if (!/^(?:\d{1,2}|[A-Z])$/.test(name) || /^0\d$/.test(name))
      entries.push({ key: name, brand: null, kind: 'model', tied: true });
    if (/^\p{Script=Han}$/u.test(name))
      for (const version of versions) entries.push({ key: name + version, brand: null, kind: 'model' });
  }
  return entries;
}

/** Entries by their first character, the longest first. */
export type EntryIndex = ReadonlyMap<string, readonly Entry[]>;

/** Of entries with the same key the first counts. */
export function indexed(entries: readonly Entry[]): EntryIndex {
  const byFirst = new Map<string, Entry[]>();
  const seen = new Set<string>();
  const order = entries.toSorted(
    (a, b) => b.key.length - a.key.length || Number(a.tied ?? false) - Number(b.tied ?? false),
  );
  for (const entry of order) {
    if (entry.key === '' || seen.has(entry.key)) continue;
    seen.add(entry.key);
    const list = byFirst.get(entry.key.charAt(0));
    if (list) list.push(entry);
    else byFirst.set(entry.key.charAt(0), [entry]);
  }
  return byFirst;
}

/** The brands and series everyone knows. */
export const knownCars: EntryIndex = indexed(brands.flatMap(entriesOf));
