/** What a key of the form does. @internal */
export type KeyCommand =
  /** Goes to the next or the previous question that shows. */
  | { type: 'step'; by: 1 | -1 }
  /** Presses the part of the open question that carries this shortcut. */
  | { type: 'press'; shortcut: string }
  | { type: 'next' }
  | { type: 'filter' }
  | { type: 'sheet' }
  /** Leaves a field for the question it belongs to. */
  | { type: 'leave' };

/** What has the focus, as far as keys are concerned. @internal */
export type KeyPlace =
  /** Typing, or a widget with keys of its own. */
  | 'field'
  /** Up and down choose among its options. */
  | 'radio'
  /** Enter activates it. */
  | 'control'
  /** Nothing which takes keys, in a question. */
  | 'question'
  /** Nothing which takes keys, outside of a question. */
  | 'page'
  | 'elsewhere';

const FIELDS =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"])';
const WIDGETS_WITH_KEYS =
  '[role="dialog"], [role="menu"], [role="listbox"], [role="tablist"], [role="grid"], [role="tree"], [role="slider"]';
const ACTIVATED =
  'a[href], button, summary, [role="button"], [role="link"], [role="tab"]';

/** Where the focus is, seen from the form; `elsewhere` keeps all its keys. @internal */
export function keyPlaceOf(target: Element, form: Element): KeyPlace {
  const page = target === target.ownerDocument.body;
  if ((!page && !form.contains(target)) || target.closest(WIDGETS_WITH_KEYS)) {
    return 'elsewhere';
  }
  if (target.matches(FIELDS)) {
    return 'field';
  }
  if (target.matches('input[type="radio"]')) {
    return 'radio';
  }
  if (target.closest(ACTIVATED)) {
    return 'control';
  }
  return target.closest('[data-question]') ? 'question' : 'page';
}

const STEPS: Record<string, 1 | -1> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
};
const PRESSED = /^[0-9necrms]$/;

function stepOf(key: string, place: KeyPlace): KeyCommand | undefined {
  // Elsewhere than in a question the arrows scroll, and in a group of options they choose.
  if (key.startsWith('Arrow') && place !== 'question') {
    return undefined;
  }
  return { type: 'step', by: STEPS[key] };
}

/**
 * What a key does at a place. Nothing where a person types, with a modifier held, or where the key has a meaning of its
 * own.
 *
 * @internal
 */
export function keyCommandOf(
  event: Pick<
    KeyboardEvent,
    'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'
  >,
  place: KeyPlace,
): KeyCommand | undefined {
  const { key } = event;
  if (
    place === 'elsewhere' ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  ) {
    return undefined;
  }
  if (key === 'Escape') {
    return place === 'page' ? undefined : { type: 'leave' };
  }
  if (place === 'field') {
    return undefined;
  }
  const plain = key.length === 1 ? key.toLocaleLowerCase('en-US') : key;
  if (plain in STEPS) {
    return stepOf(plain, place);
  }
  if (PRESSED.test(plain)) {
    return { type: 'press', shortcut: plain.toLocaleUpperCase('en-US') };
  }
  switch (plain) {
    case 'Enter':
      return place === 'control' ? undefined : { type: 'next' };
    case '/':
      return { type: 'filter' };
    case '?':
      return { type: 'sheet' };
    default:
      return undefined;
  }
}
