import { messages } from '@electric-sql/pglite';
import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';

/** PostgreSQL's error in Prisma's words (its SQLSTATE decides), anything else as it is. To be thrown. */
export function prismaError(error: unknown): unknown {
  if (!(error instanceof messages.DatabaseError)) return error;
  const { code, message } = error;
  return new DriverAdapterError({ ...kindOf(error), originalMessage: message, ...(code && { originalCode: code }) });
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function kindOf(error: messages.DatabaseError): MappedError {
  const { code, message, detail, column, constraint, hint, severity, table } = error;
  const index = constraint === undefined ? undefined : { index: constraint };
  const named = column === undefined ? index : { fields: [column] };
  switch (code) {
    case '22001':
      return { kind: 'LengthMismatch', ...(column && { column }) };
    case '22003':
      return { kind: 'ValueOutOfRange', cause: message };
    case '22P02':
      return { kind: 'InvalidInputValue', message };
    case '23001':
      return { kind: 'RestrictViolation', ...(named && { constraint: named }) };
    case '23502':
      return { kind: 'NullConstraintViolation', ...(named && { constraint: named }) };
    case '23503':
      return { kind: 'ForeignKeyConstraintViolation', ...(named && { constraint: named }) };
    case '23505':
      return { kind: 'UniqueConstraintViolation', ...(index && { constraint: index }), ...(table && { table }) };
    case '40001':
    case '40P01':
      return { kind: 'TransactionWriteConflict' };
    case '42P01':
      return { kind: 'TableDoesNotExist', ...quoted(message, 'table') };
    case '42703':
      return { kind: 'ColumnNotFound', ...quoted(message, 'column') };
    default:
      return {
        kind: 'postgres',
        code: code ?? 'N/A',
        severity: severity ?? 'N/A',
        message,
        detail,
        column,
        hint,
      };
  }
}

/** The first name a message puts in quotes: `relation "customers" does not exist`. */
function quoted(message: string, key: string): Record<string, string> {
  const name = /"([^"]+)"/.exec(message)?.[1];
  return name === undefined ? {} : { [key]: name };
}
