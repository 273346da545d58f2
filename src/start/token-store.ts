import type { PrismaClient } from '../db/generated/client.ts';
import type { TokenStore } from '../wecom/token.ts';

/** Keeps the app's access token in the database, so that all processes of the store, and the next start, share it. */
export function databaseTokenStore(prisma: PrismaClient, key: string): TokenStore {
  return {
    async read() {
      const row = await prisma.weComToken.findUnique({ where: { key } });
      return row && { value: row.token, expiresAt: row.expiresAt };
    },
    async write({ value: token, expiresAt }) {
      await prisma.weComToken.upsert({
        where: { key },
        create: { key, token, expiresAt },
        update: { token, expiresAt },
      });
    },
  };
}
