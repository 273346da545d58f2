type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Written since by somebody else. */
const conflict = Symbol('conflict');

/**
 * What a row's columns become when a change is taken back. A column that holds an object is taken back part by part,
 * so that two who changed different parts of it are not in each other's way.
 * @param before the changed columns before the change
 * @param after the same after it
 * @param now the row as it stands
 * @returns undefined when what was changed has another value by now
 */
export function takenBack(before: Values, after: Values, now: Values): Values | undefined {
  const columns = Object.keys(after).map((key) => [key, part(before[key], after[key], now[key])] as const);
  return columns.some(([, value]) => value === conflict) ? undefined : Object.fromEntries(columns);
}

function part(before: unknown, after: unknown, now: unknown): unknown {
  if (same(after, now)) return before;
  if (same(before, after)) return now;
  const [was, made, stands] = [before ?? {}, after ?? {}, now ?? {}];
  if (!isObject(was) || !isObject(made) || !isObject(stands)) return conflict;
  const keys = [...new Set([...Object.keys(was), ...Object.keys(made), ...Object.keys(stands)])];
  const parts = keys.map((key) => [key, part(was[key], made[key], stands[key])] as const);
  if (parts.some(([, value]) => value === conflict)) return conflict;
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
