import { avatar, h } from './dom.js';
import { store } from './store.js';

/** The members grouped by team; `choose(userid)` on a click, `shown` are those with a phone open. */
export function memberList(choose, shown) {
  return [...byTeam()].map(([team, members]) =>
    h(
      'section',
      { class: 'team' },
      h('h2', {}, team),
      members.map((member) => memberButton(member, choose, shown.includes(member.userid))),
    ),
  );
}

function byTeam() {
  const teams = new Map();
  for (const member of store.members) teams.set(member.team, [...(teams.get(member.team) ?? []), member]);
  return teams;
}

function memberButton(member, choose, isShown) {
  const badge =
    member.unread > 0 &&
    h(
      'span',
      { class: 'weui-badge badge', 'aria-label': `${member.unread} 条未读`, 'data-testid': 'unread' },
      member.unread > 99 ? '99+' : String(member.unread),
    );
  return h(
    'button',
    {
      type: 'button',
      class: `member${isShown ? ' shown' : ''}`,
      'data-testid': 'member',
      'data-userid': member.userid,
      'aria-pressed': String(isShown),
      onclick: () => choose(member.userid),
    },
    avatar(member.name),
    h('span', { class: 'who-words' }, h('strong', {}, member.name), h('span', {}, member.position)),
    badge,
  );
}

/** Opens the sheet and resolves to the chosen userid, or null when it was closed. */
export function pickMember(title, shown) {
  const sheet = document.getElementById('picker');
  document.getElementById('picker-title').textContent = title;
  return new Promise((resolve) => {
    let chosen = null;
    const list = document.getElementById('picker-members');
    list.replaceChildren(
      ...memberList((userid) => {
        chosen = userid;
        sheet.close();
      }, shown),
    );
    sheet.onclick = (event) => (event.target === sheet || event.target.closest('[data-close]')) && sheet.close();
    sheet.onclose = () => resolve(chosen);
    sheet.showModal();
  });
}
