import { RefObject, useEffect, useRef } from 'react';
import { KeyCommand, keyCommandOf, keyPlaceOf } from './keyCommand';
import { pressShortcut } from './shortcuts';

/** What the keys of the form act on. @internal */
export interface KeyActions {
  openId: string | undefined;
  onStep: (by: 1 | -1) => void;
  onNext: () => void;
  onFilter: () => void;
  onSheet: () => void;
}

const EXCEPTION = '[data-exception]';

/** Back to the title of the question, or of what differs for one component there. */
function leave(target: Element) {
  target
    .closest(`${EXCEPTION}, [data-question]`)
    ?.querySelector<HTMLElement>('[data-question-title]')
    ?.focus();
}

/** What keys answer: what differs for a component while the focus is there, else what applies to all. */
function answeredBy(card: Element, target: Element): Element {
  const exception = target.closest(EXCEPTION);
  return exception && card.contains(exception) ? exception : card;
}

function run(
  command: KeyCommand,
  event: KeyboardEvent,
  form: HTMLElement,
  actions: KeyActions,
): void {
  switch (command.type) {
    case 'press': {
      const card = form.querySelector(`[data-question="${actions.openId}"]`);
      const target = event.target as Element;
      if (card && pressShortcut(answeredBy(card, target), command.shortcut)) {
        event.preventDefault();
      }
      return;
    }
    case 'leave':
      leave(event.target as Element);
      return;
    case 'step':
      actions.onStep(command.by);
      break;
    case 'next':
      actions.onNext();
      break;
    case 'filter':
      actions.onFilter();
      break;
    default:
      actions.onSheet();
  }
  event.preventDefault();
}

/**
 * Lets the form be answered by single keys while the focus is in it or nowhere. `?` works even when the others are
 * turned off, since they are turned on again where it leads.
 *
 * @internal
 */
export function useReviewKeys(
  form: RefObject<HTMLElement>,
  enabled: boolean,
  actions: KeyActions,
): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!form.current || event.defaultPrevented) {
        return;
      }
      // The heading above the form is where a review begins.
      const review = form.current.closest('[data-review]') ?? form.current;
      const place = keyPlaceOf(event.target as Element, review);
      const command = keyCommandOf(event, place);
      if (command && (enabled || command.type === 'sheet')) {
        run(command, event, form.current, latest.current);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [form, enabled]);
}
