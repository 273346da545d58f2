import { z } from 'zod';
import { WeComError } from '../errors.ts';
import type { Call } from './call.ts';

export interface Department {
  readonly id: number;
  /** Absent where the app may not read names. */
  readonly name: string;
  /** 0 for the root, or the parent above what the app may see. */
  readonly parentId: number;
  /** Userids of its leaders; empty where the app may not read them. */
  readonly leaders: readonly string[];
}

const STATUS = { 1: 'active', 2: 'disabled', 4: 'invited', 5: 'left' } as const;

/** A member of a department as far as the app may see; never with a phone number. */
export interface DirectoryMember {
  readonly userId: string;
  readonly name: string;
  readonly departments: readonly number[];
  /** Those of `departments` the member leads. */
  readonly leads: readonly number[];
  readonly position: string;
  readonly status: (typeof STATUS)[keyof typeof STATUS];
}

const departmentList = z.object({
  department: z.array(
    z
      .object({
        id: z.number(),
        name: z.string().default(''),
        parentid: z.number().default(0),
        department_leader: z.array(z.string()).catch([]),
      })
      .transform(
        ({ id, name, parentid, department_leader }): Department => ({
          ...{ id, name, parentId: parentid },
          leaders: department_leader,
        }),
      ),
  ),
});

const user = z
  .object({
    userid: z.string().min(1),
    name: z.string().default(''),
    department: z.array(z.number()).default([]),
    is_leader_in_dept: z.array(z.number()).default([]),
    position: z.string().default(''),
    status: z.literal([1, 2, 4, 5]).catch(1),
  })
  .transform(
    (user): DirectoryMember => ({
      userId: user.userid,
      name: user.name || user.userid,
      departments: user.department,
      leads: user.department.filter((_, index) => user.is_leader_in_dept[index] === 1),
      position: user.position,
      status: STATUS[user.status],
    }),
  );
const memberList = z.object({ userlist: z.array(user) });

/** All departments in the app's range. @throws WeComError */
export async function departments(call: Call): Promise<Department[]> {
  return (await call({ api: 'department/list', query: {} }, departmentList)).department;
}

/** The members of one department, not of those below it. @throws WeComError */
export async function members(call: Call, departmentId: number): Promise<DirectoryMember[]> {
  const query = { department_id: String(departmentId) };
  return (await call({ api: 'user/list', query }, memberList)).userlist;
}

/** Unknown; out of the app's range. Source: document/path/90313. */
const NOT_OURS: readonly (number | null)[] = [60111, 60011];

/** One member; null for somebody the app may not see. @throws WeComError */
export async function member(call: Call, userId: string): Promise<DirectoryMember | null> {
  try {
    return await call({ api: 'user/get', query: { userid: userId } }, user);
  } catch (error) {
    if (error instanceof WeComError && NOT_OURS.includes(error.code)) return null;
    throw error;
  }
}

/** The addresses callbacks come from, as WeCom writes them: with `*` or as CIDR. @throws WeComError */
export async function callbackIps(call: Call): Promise<string[]> {
  return (await call({ api: 'getcallbackip', query: {} }, z.object({ ip_list: z.array(z.string()) }))).ip_list;
}
