import type { DirectoryChange } from '../crm/directory-change.ts';
import type { Incoming } from '../wecom/message.ts';

type ContactChange = Extract<Incoming, { readonly kind: 'change_contact' }>;

const present = [1, 4];

/** What a change of the address book means for the store; null where the event does not tell enough (tags, ranges). */
export function changeOf(event: ContactChange): DirectoryChange | null {
  const { userId, newUserId, name, departments, leads, status, id, parentId } = event;
  switch (event.changeType) {
    case 'create_user':
    case 'update_user':
      if (!userId) return null;
      return {
        ...{ kind: 'member', userid: userId, isNew: event.changeType === 'create_user' },
        ...(newUserId && { newUserid: newUserId }),
        ...(name && { name }),
        ...(departments && { departments }),
        ...(departments && leads && { leads: departments.filter((_, index) => leads[index] === 1) }),
        ...(status !== undefined && { present: present.includes(status) }),
      };
    case 'delete_user':
      return userId ? { kind: 'gone', userid: userId } : null;
    case 'create_party':
    case 'update_party':
      if (id === undefined) return null;
      return {
        ...{ kind: 'department', id },
        ...(name !== undefined && { name }),
        ...(parentId !== undefined && { parentId }),
      };
    case 'delete_party':
      return id === undefined ? null : { kind: 'no_department', id };
    default:
      return null;
  }
}
