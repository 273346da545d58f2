import type { PGlite } from '@electric-sql/pglite';
import {
  type ColumnType,
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { type Answer, Connection } from './connection.ts';
import { prismaError } from './errors.ts';
import { columnOf, toText } from './values.ts';

const provider = 'postgres';
const adapterName = 'huifang-pglite';

/** Runs statements; `turn` says whether the session must first be waited for or is already held. */
class Queryable implements SqlQueryable {
  readonly provider = provider;
  readonly adapterName = adapterName;
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  protected turn<T>(work: () => Promise<T>): Promise<T> {
    return this.connection.exclusive(work);
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    const { fields, rows } = await this.#perform(query);
    const columns = fields.map((field) => {
      const column = columnOf(field.dataTypeID);
      if (!column) throw new DriverAdapterError({ kind: 'UnsupportedNativeDataType', type: `${field.dataTypeID}` });
      return column;
    });
    for (const row of rows as unknown[][]) {
      columns.forEach(({ read }, i) => {
        const text = row[i];
        if (typeof text === 'string') row[i] = read(text);
      });
    }
    const columnTypes: ColumnType[] = columns.map((column) => column.type);
    return { columnNames: fields.map((field) => field.name), columnTypes, rows };
  }

  /** @returns how many rows were changed */
  async executeRaw(query: SqlQuery): Promise<number> {
    const { tag } = await this.#perform(query);
    return Number(/\d+$/.exec(tag)?.[0] ?? 0);
  }

  async #perform({ sql, args, argTypes }: SqlQuery): Promise<Answer> {
    const values = args.map((arg, i) => toText(arg, argTypes[i]));
    return this.turn(() => this.connection.run(sql, values)).catch(rethrow);
  }
}

class EmbeddedTransaction extends Queryable implements Transaction {
  /** "Phantom": BEGIN, COMMIT and ROLLBACK are sent here, not by Prisma. */
  readonly options = { usePhantomQuery: true };
  readonly #release: () => void;

  constructor(connection: Connection, release: () => void) {
    super(connection);
    this.#release = release;
  }

  protected override turn<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** @throws when PostgreSQL rolls back instead, because a statement had failed and the caller went on */
  async commit(): Promise<void> {
    try {
      const { tag } = await this.connection.run('COMMIT').catch(rethrow);
      const cause = 'one of its statements had failed, so it was rolled back';
      if (tag !== 'COMMIT') throw new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause });
    } finally {
      this.#release();
    }
  }

  async rollback(): Promise<void> {
    await this.connection.run('ROLLBACK').catch(rethrow).finally(this.#release);
  }

  async createSavepoint(name: string): Promise<void> {
    await this.connection.run(`SAVEPOINT ${name}`).catch(rethrow);
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.connection.run(`ROLLBACK TO SAVEPOINT ${name}`).catch(rethrow);
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.connection.run(`RELEASE SAVEPOINT ${name}`).catch(rethrow);
  }
}

class EmbeddedAdapter extends Queryable implements SqlDriverAdapter {
  async executeScript(script: string): Promise<void> {
    await this.turn(() => this.connection.script(script)).catch(rethrow);
  }

  /** Takes the session when its turn comes; the transaction gives it back when it ends. */
  startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    const begin = isolationLevel ? `BEGIN ISOLATION LEVEL ${isolationLevel}` : 'BEGIN';
    return new Promise((started, failed) => {
      const held = this.turn(async () => {
        await this.connection.run(begin);
        await new Promise<void>((release) => started(new EmbeddedTransaction(this.connection, release)));
      });
      held.catch((error) => failed(prismaError(error)));
    });
  }

  getConnectionInfo() {
    return { supportsRelationJoins: true };
  }

  /** The PGlite belongs to whoever opened it. */
  async dispose(): Promise<void> {}
}

const rethrow = (error: unknown): never => {
  throw prismaError(error);
};

/** Lets Prisma use an embedded PostgreSQL. All clients of one PGlite must share one adapter factory. */
export class EmbeddedPostgres implements SqlDriverAdapterFactory {
  readonly provider = provider;
  readonly adapterName = adapterName;
  readonly #connection: Connection;

  constructor(pglite: PGlite) {
    this.#connection = new Connection(pglite);
  }

  async connect(): Promise<SqlDriverAdapter> {
    return new EmbeddedAdapter(this.#connection);
  }
}
