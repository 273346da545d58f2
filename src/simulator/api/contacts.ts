import type { JsonObject } from '../chats.ts';
import type { Department, User } from '../directory.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { type Endpoint, type Endpoints, numberFrom } from './endpoint.ts';

const EMPTY_USER = { department: [], order: [], is_leader_in_dept: [], direct_leader: [] };
const PAGE = 10_000;

/** The address book as an app sees it that was made after June 2022: no phone, mail, gender or picture. */
export function contactEndpoints(world: World): Endpoints {
  const usersFor = (query: URLSearchParams): readonly User[] => {
    const id = numberFrom(query, 'department_id');
    if (id === null || !world.directory.department(id)) throw new ApiError(60003);
    return world.directory.usersOf(id, query.get('fetch_child') === '1');
  };
  const departmentsFor = (query: URLSearchParams): readonly Department[] => {
    const id = numberFrom(query, 'id');
    if (id === null) return world.directory.departments;
    if (!world.directory.department(id)) throw new ApiError(60003);
    const ids = world.directory.subtree(id);
    return world.directory.departments.filter((department) => ids.has(department.id));
  };
  const get = (onError: JsonObject, run: (query: URLSearchParams) => JsonObject): Endpoint => ({
    method: 'GET',
    onError,
    run: ({ query }) => run(query),
  });

  return {
    'user/get': get(EMPTY_USER, (query) => {
      const userid = query.get('userid');
      if (!userid) throw new ApiError(40063, { detail: 'userid' });
      if (!/^[A-Za-z0-9_\-@.]{1,64}$/.test(userid)) throw new ApiError(40003);
      const user = world.directory.user(userid);
      if (!user) throw new ApiError(60111);
      if (user.visible === false) throw new ApiError(60011);
      return whole(user);
    }),
    'user/list': get({ userlist: [] }, (query) => ({ userlist: usersFor(query).map(whole) })),
    'user/simplelist': get({ userlist: [] }, (query) => ({
      userlist: usersFor(query).map(({ userid, name, department }) => ({ userid, name, department, open_userid: '' })),
    })),
    'user/list_id': {
      method: 'POST',
      onError: { dept_user: [] },
      run(call) {
        const { cursor = '', limit = PAGE } = call.json();
        if (!/^\d*$/.test(String(cursor)) || !(Number(limit) >= 1)) throw new ApiError(40058);
        const from = Number(cursor || 0);
        const to = from + Math.min(Number(limit), PAGE);
        const pairs = world.directory.users
          .filter((user) => user.visible !== false)
          .flatMap(({ userid, department }) => department.map((id) => ({ userid, department: id })));
        return { next_cursor: to < pairs.length ? String(to) : '', dept_user: pairs.slice(from, to) };
      },
    },
    'department/list': get({ department: [] }, (query) => ({ department: departmentsFor(query).map(department) })),
    'department/simplelist': get({ department_id: [] }, (query) => ({
      department_id: departmentsFor(query).map(({ id, parentid, order }) => ({ id, parentid, order: order ?? 0 })),
    })),
    'department/get': get({}, (query) => {
      const found = world.directory.department(numberFrom(query, 'id') ?? 0);
      if (!found) throw new ApiError(60003);
      return { department: department(found) };
    }),
  };
}

const department = ({ id, name, parentid, order, department_leader }: Department): JsonObject => ({
  id,
  name,
  name_en: '',
  department_leader: department_leader ?? [],
  parentid,
  order: order ?? 0,
});

const whole = (user: User): JsonObject => ({
  userid: user.userid,
  name: user.name,
  department: user.department,
  order: user.department.map(() => 0),
  position: user.position ?? '',
  is_leader_in_dept: user.is_leader_in_dept ?? user.department.map(() => 0),
  direct_leader: user.direct_leader ?? [],
  telephone: '',
  alias: user.alias ?? '',
  open_userid: '',
  main_department: user.department[0] ?? 1,
  extattr: { attrs: [] },
  status: user.status ?? 1,
  external_position: '',
});
