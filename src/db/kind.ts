import type { PrismaClient } from './generated/client.ts';
import type { StoreKind } from './generated/enums.ts';
import { DatabaseUnusable } from './unusable.ts';

const named = {
  demo: { name: '演示门店', chinese: '演示数据', english: 'demo data' },
  store: { name: '我的门店', chinese: '真实门店数据', english: 'the data of a real store' },
};

/** The id of the one row of settings. */
export const SETTINGS_ID = '00000000-0000-7000-8000-000000000001';

/**
 * Marks an empty database as demo or store, with settings of its own. Its one row says so from then on.
 * @throws DatabaseUnusable when it is already the other kind: a demo may be wiped, a store never
 */
export async function claimKind(prisma: PrismaClient, kind: StoreKind, now: Date): Promise<void> {
  const first = { id: 1, kind, name: named[kind].name, createdAt: now };
  await prisma.store.createMany({ data: [first], skipDuplicates: true });
  await prisma.storeSettings.createMany({ data: [{ id: SETTINGS_ID }], skipDuplicates: true });
  const { kind: found } = await prisma.store.findUniqueOrThrow({ where: { id: 1 }, select: { kind: true } });
  if (found === kind) return;
  throw new DatabaseUnusable(
    'kind',
    `这里存的是${named[found].chinese}，而这条命令要用${named[kind].chinese}：请换一个数据目录或数据库。`,
    `This database holds ${named[found].english}, but this command is for ${named[kind].english}: name another one.`,
  );
}
