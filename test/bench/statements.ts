import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';

/** The statements of one message, in the order they ran. */
export type Statements = SqlQuery[];

/** Whose statements are running. */
const current = new AsyncLocalStorage<Statements>();

/** Runs `work` and keeps every statement it sends to a database opened through `recorded`. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statements> {
  const statements: Statements = [];
  await current.run(statements, work);
  return statements;
}

const keep = (query: SqlQuery): void => {
  current.getStore()?.push(query);
};

/** The same adapter, with its transactions' statements kept. */
export function recorded(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const adapter = await factory.connect();
      const startTransaction = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (level) => watched(await startTransaction(level));
      return adapter;
    },
  };
}

function watched(transaction: Transaction): Transaction {
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => {
    keep(query);
    return queryRaw(query);
  };
  transaction.executeRaw = (query) => {
    keep(query);
    return executeRaw(query);
  };
  return transaction;
}
