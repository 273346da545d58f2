import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const number = z.coerce.number<string>().int().optional().catch(undefined);
/** 1,2,3 */
const numbers = z
  .string()
  .regex(/^\d+(?:,\d+)*$/)
  .transform((list) => list.split(',').map(Number))
  .optional()
  .catch(undefined);

/**
 * A change of the address book. Beyond what it is about, a field that did not change, or that the app may not read, is
 * absent. Source: document/path/90970, 90971.
 */
export const contactChange = z
  .object({
    ...{ ChangeType: z.string(), UserID: text, NewUserID: text, Name: text, Department: numbers },
    ...{ IsLeaderInDept: numbers, Status: number, Id: number, ParentId: number },
  })
  .transform((m) => ({
    kind: 'change_contact' as const,
    changeType: m.ChangeType,
    userId: m.UserID,
    newUserId: m.NewUserID,
    name: m.Name,
    departments: m.Department,
    /** 1 for each of `departments` the member leads, in its order. */
    leads: m.IsLeaderInDept,
    /** 1 active, 2 disabled, 4 not activated, 5 left. */
    status: m.Status,
    /** Of a department. */
    id: m.Id,
    parentId: m.ParentId,
  }));
