import { h, ICONS, icon } from './dom.js';

/** The ＋ beside the input, as on a phone: `picture(file)` sends one that was chosen, `place(label)` where the member is. */
export function attach({ picture, place }) {
  const file = h('input', { type: 'file', accept: 'image/*', hidden: true, 'data-testid': 'picture' });
  file.addEventListener('change', () => {
    const [chosen] = file.files;
    file.value = '';
    if (chosen) picture(chosen);
  });
  const askPlace = () => {
    const label = prompt('你现在在哪里？', '星河湾小区')?.trim();
    if (label) place(label);
  };
  const entry = (name, onclick) => h('button', { type: 'button', class: 'menu-entry', onclick }, name);
  return h(
    'details',
    {
      class: 'attach',
      onclick: (event) => event.target.closest('button') && event.currentTarget.removeAttribute('open'),
    },
    h(
      'summary',
      { class: 'plus', title: '图片、位置', 'aria-label': '发图片或位置', 'data-testid': 'attach' },
      icon(ICONS.plus),
    ),
    h(
      'div',
      { class: 'menu-list' },
      entry('图片', () => file.click()),
      entry('位置', askPlace),
    ),
    file,
  );
}
