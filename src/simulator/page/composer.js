import { attach } from './attach.js';
import { h, ICONS, icon } from './dom.js';
import { store } from './store.js';

const MAX_LINES_PX = 120;

/**
 * The input with its send button and the example sentences. `send(text)` resolves to whether it was taken; `picture` and
 * `place` send what is no text.
 */
export function composer({ examples: sentences, send, pressMenu, picture, place }) {
  const input = h('textarea', {
    class: 'input',
    rows: 1,
    placeholder: '发消息',
    'aria-label': '发消息，回车发送，Shift 加回车换行',
    enterkeyhint: 'send',
    'data-testid': 'input',
  });
  const button = h('button', { type: 'submit', class: 'send', disabled: true, 'data-testid': 'send' }, '发送');
  const examples = h('div', {
    class: 'examples',
    'data-testid': 'examples',
    role: 'group',
    'aria-label': '例句，点一下就发出去',
  });
  const menu = h('div', { class: 'menu', 'data-testid': 'menu' });
  const bulb = h(
    'button',
    { type: 'button', class: 'bulb', title: '例句', 'aria-label': '显示或收起例句' },
    icon(ICONS.bulb),
  );

  const resize = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, MAX_LINES_PX)}px`;
    button.disabled = input.value.trim() === '';
  };
  const submit = async () => {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    resize();
    if ((await send(text)) || input.value !== '') return;
    // Nothing typed is lost because the demo was not reachable.
    input.value = text;
    resize();
  };
  input.addEventListener('input', resize);
  input.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word. Safari reports that only by the key code.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  bulb.addEventListener('click', () => {
    examples.hidden = !examples.hidden;
    bulb.setAttribute('aria-expanded', String(!examples.hidden));
  });
  bulb.hidden = sentences.length === 0;
  examples.hidden = sentences.length === 0;
  examples.append(
    ...sentences.map((text) =>
      h(
        'button',
        { type: 'button', class: 'example', 'data-testid': 'example', title: text, onclick: () => send(text) },
        text,
      ),
    ),
  );

  const more = attach({ picture, place });
  /** A button that opens the camera or the map asks for what a phone would find there. */
  const press = (type, key) => {
    if (type === 'pic_photo_or_album') return more.querySelector('input[type=file]').click();
    const question = ASKED[type];
    const value = question ? prompt(...question)?.trim() : '';
    if (type === 'click' || value) pressMenu(key, type, value);
  };
  const form = h('form', { class: 'composer' }, bulb, input, more, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    input.focus();
  });
  return {
    element: h('div', { class: 'foot' }, examples, menu, form),
    focus: () => input.focus(),
    drawMenu() {
      const entries = store.menu?.button ?? [];
      menu.hidden = entries.length === 0;
      menu.replaceChildren(...entries.map((entry) => menuEntry(entry, press)));
    },
  };
}

/** The question and an answer to begin with, by the type of the button. */
const ASKED = {
  scancode_waitmsg: ['扫到的码里写着什么？', 'LFV2A21K8N4100731'],
  location_select: ['选哪个地点？', '星河湾小区'],
};

function menuEntry({ name, key, type, sub_button: below = [] }, press) {
  if (below.length === 0)
    return h('button', { type: 'button', class: 'menu-entry', onclick: () => press(type, key) }, name);
  const list = h(
    'div',
    { class: 'menu-list' },
    below.map((each) => menuEntry(each, press)),
  );
  return h(
    'details',
    {
      class: 'menu-entry',
      onclick: (event) => event.target.closest('button') && event.currentTarget.removeAttribute('open'),
    },
    h('summary', {}, name),
    list,
  );
}
