import { startClock } from './clock.js';
import { h, ICONS, icon } from './dom.js';
import { memberList, pickMember } from './members.js';
import { createPhone } from './phone.js';
import { memberOf, on, start, store } from './store.js';

const MOST_PHONES = 3;
const PHONE_MIN_PX = 340;
const NARROW = matchMedia('(max-width: 759px)');

const place = document.getElementById('phones');
const side = document.getElementById('side-members');
const phones = [];
let active = 0;

const shown = () => phones.map((phone) => phone.userid);
const room = () =>
  NARROW.matches ? 1 : Math.min(MOST_PHONES, Math.max(1, Math.floor(place.clientWidth / PHONE_MIN_PX)));

/** Puts a phone of this member at a position, in place of the one that is there. */
function put(userid, index) {
  const at = phones.findIndex((phone) => phone.userid === userid);
  if (at >= 0) return focus(at);
  const phone = createPhone(userid, {
    activate: () => setActive(phones.indexOf(phone)),
    remove: () => takeAway(phones.indexOf(phone)),
    pick: async () => {
      const chosen = await pickMember('你是谁？', shown());
      if (chosen) put(chosen, phones.indexOf(phone));
    },
  });
  const old = phones[index];
  phones[index] = phone;
  if (old) {
    old.element.before(phone.element);
    old.close();
  } else place.insertBefore(phone.element, add);
  arranged();
  focus(index);
}

function takeAway(index) {
  phones.splice(index, 1)[0]?.close();
  arranged();
  focus(0);
}

function focus(index) {
  setActive(index);
  // On a touch screen focus would open the keyboard over the conversation.
  if (matchMedia('(hover: hover)').matches) phones[index]?.focus();
}

function setActive(index) {
  active = Math.max(0, index);
  for (const [i, phone] of phones.entries())
    phone.element.classList.toggle('active', phones.length > 1 && i === active);
}

/** The address names the open phones, so that a reload or a bookmark opens them again. */
function arranged() {
  history.replaceState(null, '', `#${shown().map(encodeURIComponent).join(',')}`);
  place.classList.toggle('alone', phones.length === 1);
  add.hidden = phones.length >= room() || phones.length >= store.members.length;
  drawMembers();
}

function drawMembers() {
  side.replaceChildren(...memberList((userid) => put(userid, active), shown()));
  const waiting = store.members.some((member) => member.unread > 0 && !shown().includes(member.userid));
  document.body.classList.toggle('others-wait', waiting);
}

const add = h(
  'button',
  {
    type: 'button',
    class: 'add-phone',
    'data-testid': 'add-phone',
    hidden: true,
    onclick: async () => {
      const chosen = await pickMember('再加一部手机：谁的？', shown());
      if (chosen) put(chosen, phones.length);
    },
  },
  icon(ICONS.plus),
  h('span', {}, '再加一部手机'),
);

/** From the address, else a rep and, where there is room, a manager. */
function firstPhones() {
  const named = location.hash.slice(1).split(',').map(decodeURIComponent).filter(memberOf);
  const manager = store.members.find(({ position }) => position.includes('经理'));
  const rep =
    store.members.find((member) => member !== manager && member.position.includes('顾问')) ?? store.members[0];
  const wanted = named.length > 0 ? named : [rep, manager].filter(Boolean).map(({ userid }) => userid);
  return [...new Set(wanted)].slice(0, room());
}

try {
  await start();
} catch (error) {
  document.querySelector('.offline').hidden = false;
  throw error;
}
document.title = `${store.appName} · 体验`;
document.getElementById('app-name').textContent = store.appName;
place.append(add);
startClock();
for (const [index, userid] of firstPhones().entries()) put(userid, index);
focus(0);
on('members', drawMembers);
on('online', (online) => {
  document.querySelector('.offline').hidden = online;
});
addEventListener('resize', () => {
  while (NARROW.matches && phones.length > 1) takeAway(phones.length - 1);
  arranged();
});
