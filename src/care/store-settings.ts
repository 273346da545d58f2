import type { Tx } from '../crm/writing.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { SETTINGS_ID } from '../db/kind.ts';
import { type ReadSettings, readSettings, type Settings } from './presets.ts';

/** The store's settings in force, and what of the stored ones cannot be used; see `readSettings`. */
export async function storedSettings(db: Tx | PrismaClient): Promise<ReadSettings> {
  const { values } = await db.storeSettings.findUniqueOrThrow({ where: { id: SETTINGS_ID } });
  return readSettings(values);
}

/** The store's settings in force. */
export const settingsOf = async (db: Tx | PrismaClient): Promise<Settings> => (await storedSettings(db)).settings;
