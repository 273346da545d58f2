/** A department (team) as WeCom's address book holds it; the root has id 1 and parentid 0. */
export interface Department {
  readonly id: number;
  readonly name: string;
  readonly parentid: number;
  readonly order?: number;
  readonly department_leader?: readonly string[];
}

/** A member as WeCom's address book holds it. */
export interface User {
  /** 1–64 letters, digits, `_ - @ .`; compared without case. */
  readonly userid: string;
  readonly name: string;
  readonly department: readonly number[];
  readonly position?: string;
  readonly alias?: string;
  /** 1 or 0 for each entry of `department`. */
  readonly is_leader_in_dept?: readonly number[];
  readonly direct_leader?: readonly string[];
  /** 1 active (default), 2 disabled, 4 not activated, 5 left. */
  readonly status?: number;
  /** False: outside the app's visible range (default true). */
  readonly visible?: boolean;
  /** False: without the licence the platform wants for messages of an app (default true). */
  readonly licensed?: boolean;
}

export interface DirectoryData {
  readonly departments: readonly Department[];
  readonly users: readonly User[];
}

export interface Directory extends DirectoryData {
  /** The user with this id in any case, visible or not. */
  user(userid: string): User | undefined;
  department(id: number): Department | undefined;
  /** The ids of a department and everything below it. */
  subtree(id: number): ReadonlySet<number>;
  /** Whether the app may message this user. */
  reachable(userid: string): boolean;
  /** Users in a department; with `below`, also in those below it. */
  usersOf(departmentId: number, below: boolean): readonly User[];
}

/** @throws Error when two users share an id or a user is in no known department */
export function createDirectory({ departments, users }: DirectoryData): Directory {
  const byId = new Map(users.map((user) => [user.userid.toLowerCase(), user]));
  if (byId.size < users.length) throw new Error('two users of the directory share a userid (compared without case)');
  const known = new Map(departments.map((department) => [department.id, department]));
  for (const user of users) {
    if (!user.department.some((id) => known.has(id))) throw new Error(`${user.userid} is in no department`);
  }
  const subtree = (id: number): Set<number> => {
    const ids = new Set([id]);
    for (const below of departments) {
      if (below.parentid === id && below.id !== id) for (const each of subtree(below.id)) ids.add(each);
    }
    return ids;
  };
  return {
    departments,
    users,
    subtree,
    user: (userid) => byId.get(userid.toLowerCase()),
    department: (id) => known.get(id),
    reachable(userid) {
      const user = byId.get(userid.toLowerCase());
      return user !== undefined && user.visible !== false && (user.status ?? 1) === 1;
    },
    usersOf(departmentId, below) {
      const ids = below ? subtree(departmentId) : new Set([departmentId]);
      return users.filter((user) => user.visible !== false && user.department.some((id) => ids.has(id)));
    },
  };
}
