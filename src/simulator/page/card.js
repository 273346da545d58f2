import { h } from './dom.js';

const line = (className, text) => (text ? h('div', { class: className }, text) : null);

/** A template_card; `press(key, selected)` is called for its buttons. */
export function templateCard(card, press) {
  const done = card.replace_text;
  const chosen = new Map();
  return h(
    'div',
    { class: 'card' },
    card.source && line('card-source', card.source.desc),
    line('card-title', card.main_title?.title),
    line('card-desc', card.main_title?.desc),
    card.emphasis_content &&
      h(
        'div',
        { class: 'card-emphasis' },
        line('card-number', card.emphasis_content.title),
        line('card-desc', card.emphasis_content.desc),
      ),
    card.quote_area &&
      h(
        'div',
        { class: 'card-quote' },
        line('card-quote-title', card.quote_area.title),
        line('', card.quote_area.quote_text),
      ),
    line('card-text', card.sub_title_text),
    rows(card.horizontal_content_list),
    (card.vertical_content_list ?? []).map((each) =>
      h('div', { class: 'card-block' }, line('card-block-title', each.title), line('card-desc', each.desc)),
    ),
    done ? null : selectors(card, chosen),
    done ? h('div', { class: 'card-done' }, done) : buttons(card, chosen, press),
    (card.jump_list ?? []).map((jump) => line('card-jump', jump.title)),
  );
}

function rows(list = []) {
  if (list.length === 0) return null;
  return h(
    'dl',
    { class: 'card-rows' },
    list.map(({ keyname, value }) => [h('dt', {}, keyname), h('dd', {}, value ?? '')]),
  );
}

function selectors(card, chosen) {
  const single = [...(card.select_list ?? []), ...(card.button_selection ? [card.button_selection] : [])].map(
    (selector) => {
      const options = (selector.option_list ?? []).map(({ id, text }) =>
        h('option', { value: id, selected: id === selector.selected_id }, text),
      );
      const select = h('select', { class: 'card-select', 'aria-label': selector.title ?? '选择' }, options);
      const note = () => chosen.set(selector.question_key, [select.value]);
      select.addEventListener('change', note);
      note();
      return h('label', { class: 'card-choice' }, h('span', {}, selector.title ?? ''), select);
    },
  );
  const box = card.checkbox;
  if (!box) return single;
  const inputs = box.option_list.map(({ id, text, is_checked }) => {
    const input = h('input', {
      type: box.mode === 1 ? 'checkbox' : 'radio',
      name: box.question_key,
      value: id,
      checked: Boolean(is_checked),
    });
    return h('label', { class: 'card-option' }, input, text);
  });
  const group = h('fieldset', { class: 'card-options' }, inputs);
  const note = () =>
    chosen.set(
      box.question_key,
      [...group.querySelectorAll(':checked')].map((input) => input.value),
    );
  group.addEventListener('change', note);
  note();
  return [...single, group];
}

function buttons(card, chosen, press) {
  const list = [...(card.button_list ?? []), ...(card.submit_button ? [{ text: '提交', ...card.submit_button }] : [])];
  if (list.length === 0) return null;
  const go = (key) => press(key, Object.fromEntries(chosen));
  const button = ({ text, key, style }) =>
    h(
      'button',
      {
        type: 'button',
        class: `card-button card-button-${style ?? 1}`,
        'data-testid': 'card-button',
        onclick: () => go(key ?? ''),
      },
      text,
    );
  return h('div', { class: `card-buttons${list.length > 2 ? ' card-buttons-many' : ''}` }, list.map(button));
}

/** A textcard: its description knows only <br> and three classes of <div>. */
export function textCard({ title, description, btntxt }) {
  const lines = description.split(/<br\s*\/?>|<\/div>|\n/).map((part) => {
    const tone = /class="(gray|highlight|normal)"/.exec(part)?.[1] ?? 'normal';
    return h('div', { class: `card-text card-${tone}` }, part.replace(/<div[^>]*>/g, ''));
  });
  return h('div', { class: 'card' }, line('card-title', title), lines, line('card-jump', btntxt ?? '详情'));
}
