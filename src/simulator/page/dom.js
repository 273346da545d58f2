/**
 * An element. `props` are attributes, except `on…` handlers, `class` and properties of the element itself;
 * null, false and undefined leave one out. Text always enters as text: nothing a member or the bot writes is markup.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon out of one path in a 24 × 24 box. */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  bulb: 'M9.5 18h5M10 21h4M12 3a6 6 0 0 0-3.800 10.600c.8.7 1.300 1.500 1.300 2.400h5c0-.9.5-1.700 1.300-2.400A6 6 0 0 0 12 3z',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
};

const HUES = [208, 252, 16, 340, 172, 34, 226, 190];

/** The square picture of a person: the end of the name on a colour that stays the same. */
export function avatar(name) {
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' }, [...name].slice(-2).join(''));
  element.style.setProperty('--hue', HUES[sum % HUES.length]);
  return element;
}

export const botAvatar = () => h('img', { class: 'avatar', src: '/assets/icon.svg', alt: '' });
