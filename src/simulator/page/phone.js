import { composer } from './composer.js';
import { conversation } from './conversation.js';
import { avatar, h, ICONS, icon } from './dom.js';
import { notice } from './notice.js';
import { server } from './server.js';
import { memberOf, on, store, waitFor } from './store.js';
import { clockOf } from './times.js';

/** One phone in the hands of one member. `pick()` asks for another member, `remove()` puts the phone away. */
export function createPhone(userid, { pick, remove, activate }) {
  const member = memberOf(userid);
  /** Whether the simulator took it; what went wrong is told. */
  const deliver = async (request) => {
    try {
      const { error } = await waitFor(userid, request);
      if (error) notice(error);
      return true;
    } catch (error) {
      notice(error.message);
      return false;
    }
  };
  const send = (text) => deliver(server.say(userid, text));
  const talk = conversation(userid, {
    send,
    actions: (bubble) => ({
      press: (key, selected) => deliver(server.click(userid, bubble.id, key, selected)),
      again: () => send(bubble.text),
    }),
  });
  const foot = composer({
    examples: member.examples,
    send,
    pressMenu: (key, type, value) => deliver(server.menu(userid, key, type, value)),
    picture: (file) => deliver(server.picture(userid, file)),
    place: (label) => deliver(server.place(userid, label)),
  });
  const time = h('span');
  const status = h(
    'div',
    { class: 'status', 'aria-hidden': 'true' },
    time,
    h('span', { class: 'island' }),
    h('span', { class: 'battery' }),
  );
  const element = h(
    'section',
    {
      class: 'phone',
      'aria-label': `${member.name}的手机`,
      'data-testid': 'phone',
      'data-userid': userid,
      onfocusin: activate,
      onpointerdown: activate,
    },
    status,
    head(member, pick, remove),
    talk.element,
    foot.element,
  );
  const tick = () => {
    time.textContent = clockOf(store.clock.now);
  };
  const ends = [on('menu', foot.drawMenu), on('clock', tick), talk.close];
  tick();
  foot.drawMenu();
  return {
    userid,
    element,
    focus: foot.focus,
    close() {
      for (const end of ends) end();
      element.remove();
    },
  };
}

function head({ name, position, team }, pick, remove) {
  const words = h(
    'span',
    { class: 'who-words' },
    h('strong', {}, name, icon(ICONS.down)),
    h('span', {}, position || team),
  );
  const who = {
    type: 'button',
    class: 'who',
    title: '换一个成员',
    'aria-label': `现在是${name}，换一个成员`,
    'data-testid': 'member-picker',
    onclick: pick,
  };
  const away = {
    type: 'button',
    class: 'plain remove',
    'aria-label': `收起${name}的手机`,
    'data-testid': 'remove-phone',
    onclick: remove,
  };
  return h(
    'div',
    { class: 'phone-head' },
    h('button', who, avatar(name), words),
    h('strong', { class: 'app' }, store.appName),
    h('button', away, icon(ICONS.close)),
  );
}
