import type { Tx } from '../crm/writing.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { SETTINGS_ID } from '../db/kind.ts';
import { readSettings, type Settings } from './presets.ts';

/** The store's settings in force; see `readSettings` for what becomes of unusable ones. */
export async function settingsOf(db: Tx | PrismaClient): Promise<Settings> {
  const { values } = await db.storeSettings.findUniqueOrThrow({ where: { id: SETTINGS_ID } });
  return readSettings(values).settings;
}
