import type { JsonObject } from '../chats.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';

export interface Receivers {
  /** UserIDs as the directory writes them, each once. */
  readonly users: readonly string[];
  /** In range, but the platform shows them nothing; in lower case. */
  readonly unlicensedUsers: readonly string[];
  /** In lower case, as the platform returns them. */
  readonly invalidUsers: readonly string[];
  readonly invalidParties: readonly string[];
  readonly invalidTags: readonly string[];
}

const split = (value: unknown) =>
  String(value ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** touser, toparty and totag of message/send. The simulated company has no tags. @throws ApiError 82001, 40032, 82002, 82003, 81013 */
export function receiversOf(world: World, body: JsonObject): Receivers {
  const users = split(body.touser);
  const parties = split(body.toparty);
  const tags = split(body.totag);
  if (users.length + parties.length + tags.length === 0) throw new ApiError(82001);
  if (users.length > 1000) throw new ApiError(40032);
  if (parties.length > 100) throw new ApiError(82002);
  if (tags.length > 100) throw new ApiError(82003);
  const receivers = resolve(world, users, parties, tags);
  // That somebody without a licence is there, and no failure, is how we read the platform's words; it gives no example.
  if (receivers.users.length + receivers.unlicensedUsers.length > 0) return receivers;
  throw new ApiError(81013, { fields: invalidFields(receivers) });
}

function resolve(world: World, users: string[], parties: string[], tags: string[]): Receivers {
  const { directory } = world;
  const everyone = users.length === 1 && users[0] === '@all';
  const reached = new Set<string>();
  const invalidUsers: string[] = [];
  const reach = (userid: string) => {
    const user = directory.user(userid);
    if (user && directory.reachable(userid)) reached.add(user.userid);
    else invalidUsers.push(userid.toLowerCase());
  };
  if (everyone) for (const user of directory.users) directory.reachable(user.userid) && reached.add(user.userid);
  else for (const userid of users) reach(userid);
  const invalidParties = everyone ? [] : parties.filter((id) => !directory.department(Number(id)));
  if (!everyone) {
    const members = parties.flatMap((id) =>
      directory.department(Number(id)) ? directory.usersOf(Number(id), true) : [],
    );
    for (const user of members) if (directory.reachable(user.userid)) reached.add(user.userid);
  }
  const isLicensed = (userid: string): boolean => directory.user(userid)?.licensed !== false;
  return {
    users: [...reached].filter(isLicensed),
    unlicensedUsers: [...reached].filter((userid) => !isLicensed(userid)).map((userid) => userid.toLowerCase()),
    invalidUsers,
    invalidParties,
    invalidTags: everyone ? [] : tags,
  };
}

/** The lists of an answer to message/send: `|`-joined, left out when empty. */
export function invalidFields(receivers: Receivers): JsonObject {
  const { invalidUsers, invalidParties, invalidTags, unlicensedUsers } = receivers;
  const invalid = { invaliduser: invalidUsers, invalidparty: invalidParties, invalidtag: invalidTags };
  const lists = { ...invalid, unlicenseduser: unlicensedUsers };
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, ids]) => ids.length > 0)
      .map(([name, ids]) => [name, ids.join('|')]),
  );
}
