import { KeyPlace, keyCommandOf, keyPlaceOf } from './keyCommand';

const press = (key: string, rest: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...rest,
});

describe('keyCommandOf', () => {
  it.each<[string, KeyPlace, object | undefined]>([
    ['j', 'question', { type: 'step', by: 1 }],
    ['J', 'page', { type: 'step', by: 1 }],
    ['k', 'control', { type: 'step', by: -1 }],
    ['ArrowDown', 'question', { type: 'step', by: 1 }],
    ['ArrowUp', 'question', { type: 'step', by: -1 }],
    ['ArrowDown', 'radio', undefined],
    ['ArrowDown', 'page', undefined],
    ['ArrowUp', 'control', undefined],
    ['1', 'radio', { type: 'press', shortcut: '1' }],
    ['n', 'question', { type: 'press', shortcut: 'N' }],
    ['E', 'control', { type: 'press', shortcut: 'E' }],
    ['c', 'page', { type: 'press', shortcut: 'C' }],
    ['r', 'radio', { type: 'press', shortcut: 'R' }],
    ['m', 'question', { type: 'press', shortcut: 'M' }],
    ['s', 'question', { type: 'press', shortcut: 'S' }],
    ['Enter', 'question', { type: 'next' }],
    ['Enter', 'radio', { type: 'next' }],
    ['Enter', 'control', undefined],
    ['/', 'page', { type: 'filter' }],
    ['?', 'question', { type: 'sheet' }],
    ['Escape', 'field', { type: 'leave' }],
    ['Escape', 'page', undefined],
    ['j', 'field', undefined],
    ['?', 'field', undefined],
    ['Enter', 'field', undefined],
    ['j', 'elsewhere', undefined],
    ['Escape', 'elsewhere', undefined],
    [' ', 'question', undefined],
    ['Tab', 'question', undefined],
    ['x', 'question', undefined],
  ])('takes %s at a %s', (key, place, expected) => {
    expect(keyCommandOf(press(key), place)).toEqual(expected);
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const)(
    'leaves keys alone with %s',
    held => {
      expect(
        keyCommandOf(press('k', { [held]: true }), 'question'),
      ).toBeUndefined();
    },
  );
});

describe('keyPlaceOf', () => {
  it.each<[string, KeyPlace]>([
    ['<textarea data-at></textarea>', 'field'],
    ['<input data-at type="date">', 'field'],
    ['<input data-at>', 'field'],
    ['<select data-at></select>', 'field'],
    ['<div data-at contenteditable="true"></div>', 'field'],
    ['<div data-at role="combobox"></div>', 'field'],
    ['<input data-at type="radio">', 'radio'],
    ['<input data-at type="checkbox">', 'question'],
    ['<button data-at></button>', 'control'],
    ['<a data-at href="#x">x</a>', 'control'],
    ['<details><summary data-at></summary></details>', 'control'],
    ['<h4 data-at tabindex="-1"></h4>', 'question'],
    ['<div role="dialog"><button data-at></button></div>', 'elsewhere'],
    ['<div role="menu"><div data-at></div></div>', 'elsewhere'],
  ])('takes %s for a %s', (html, place) => {
    document.body.innerHTML = `<main><section data-question="one">${html}</section></main>`;

    expect(
      keyPlaceOf(
        document.querySelector('[data-at]')!,
        document.querySelector('main')!,
      ),
    ).toBe(place);
  });

  it('tells the page from what is beside the form', () => {
    document.body.innerHTML = '<nav><a href="#x">x</a></nav><main></main>';
    const form = document.querySelector('main')!;

    expect(keyPlaceOf(document.body, form)).toBe('page');
    expect(keyPlaceOf(document.querySelector('a')!, form)).toBe('elsewhere');
  });
});
