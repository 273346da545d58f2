import { types } from '@electric-sql/pglite';
import { type ArgType, type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

type Read = (text: string) => unknown;
interface Column {
  readonly type: ColumnType;
  readonly read: Read;
}

const same: Read = (text) => text;
const number: Read = (text) => Number(text);
const isTrue: Read = (text) => text === 't';
const bytes: Read = (text) => Buffer.from(text.slice(2), 'hex');
/** '2026-09-23 15:00:00.5+00' → '2026-09-23T15:00:00.5+00:00', whatever the session's zone. */
const instant: Read = (text) => text.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00');
const zoneless: Read = (text) => `${text.replace(' ', 'T')}+00:00`;

/** PostgreSQL's type: its oid, its array's oid, and how Prisma wants to see both. */
const known: readonly [oid: number, arrayOid: number, type: ColumnType, arrayType: ColumnType, read: Read][] = [
  [types.BOOL, 1000, ColumnTypeEnum.Boolean, ColumnTypeEnum.BooleanArray, isTrue],
  [types.BYTEA, 1001, ColumnTypeEnum.Bytes, ColumnTypeEnum.BytesArray, bytes],
  [types.CHAR, 1002, ColumnTypeEnum.Character, ColumnTypeEnum.CharacterArray, same],
  [19, 1003, ColumnTypeEnum.Text, ColumnTypeEnum.TextArray, same], // name
  [types.INT8, 1016, ColumnTypeEnum.Int64, ColumnTypeEnum.Int64Array, same],
  [types.INT2, 1005, ColumnTypeEnum.Int32, ColumnTypeEnum.Int32Array, number],
  [types.INT4, 1007, ColumnTypeEnum.Int32, ColumnTypeEnum.Int32Array, number],
  [types.TEXT, 1009, ColumnTypeEnum.Text, ColumnTypeEnum.TextArray, same],
  [types.OID, 1028, ColumnTypeEnum.Int64, ColumnTypeEnum.Int64Array, same],
  [types.JSON, 199, ColumnTypeEnum.Json, ColumnTypeEnum.JsonArray, same],
  [types.FLOAT4, 1021, ColumnTypeEnum.Float, ColumnTypeEnum.FloatArray, number],
  [types.FLOAT8, 1022, ColumnTypeEnum.Double, ColumnTypeEnum.DoubleArray, number],
  [types.BPCHAR, 1014, ColumnTypeEnum.Text, ColumnTypeEnum.TextArray, same],
  [types.VARCHAR, 1015, ColumnTypeEnum.Text, ColumnTypeEnum.TextArray, same],
  [types.DATE, 1182, ColumnTypeEnum.Date, ColumnTypeEnum.DateArray, same],
  [types.TIME, 1183, ColumnTypeEnum.Time, ColumnTypeEnum.TimeArray, same],
  [types.TIMESTAMP, 1115, ColumnTypeEnum.DateTime, ColumnTypeEnum.DateTimeArray, zoneless],
  [types.TIMESTAMPTZ, 1185, ColumnTypeEnum.DateTime, ColumnTypeEnum.DateTimeArray, instant],
  [types.NUMERIC, 1231, ColumnTypeEnum.Numeric, ColumnTypeEnum.NumericArray, same],
  [types.UUID, 2951, ColumnTypeEnum.Uuid, ColumnTypeEnum.UuidArray, same],
  [types.JSONB, 3807, ColumnTypeEnum.Json, ColumnTypeEnum.JsonArray, same],
];

const columns = new Map<number, Column>(
  known.flatMap(([oid, arrayOid, type, arrayType, read]) => [
    [oid, { type, read }],
    [arrayOid, { type: arrayType, read: (text: string) => types.arrayParser(text, read, arrayOid) }],
  ]),
);

/** The first oid of types made in this database, such as enums: they travel as text. */
const FIRST_OWN_OID = 16384;

/**
 * How a column of PostgreSQL type `oid` is given to Prisma.
 * @returns null for a built-in type Prisma has no word for
 */
export function columnOf(oid: number): Column | null {
  return columns.get(oid) ?? (oid >= FIRST_OWN_OID ? { type: ColumnTypeEnum.Text, read: same } : null);
}

/** A value from Prisma as PostgreSQL's text. Instants carry their zone, so the session's never matters. */
export function toText(value: unknown, type: ArgType | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return types.arraySerializer(value, (item) => toText(item, type) ?? '', 0);
  if (type?.scalarType === 'datetime' && typeof value === 'string') return dateText(new Date(value), type);
  if (value instanceof Date) return dateText(value, type);
  if (type?.scalarType === 'bytes' && typeof value === 'string') return hex(Buffer.from(value, 'base64'));
  if (ArrayBuffer.isView(value)) return hex(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  return String(value);
}

const hex = (data: Buffer): string => `\\x${data.toString('hex')}`;

function dateText(date: Date, type: ArgType | undefined): string {
  const iso = date.toISOString();
  if (type?.dbType === 'DATE') return iso.slice(0, 10);
  return type?.dbType === 'TIME' || type?.dbType === 'TIMETZ' ? iso.slice(11, 23) : iso;
}
