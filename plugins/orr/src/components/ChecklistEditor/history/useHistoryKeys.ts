import { useEffect } from 'react';

/** Fields have steps of their own to take back. */
function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button'].includes(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Ctrl+Z (or ⌘Z) takes a step back, with Shift forth again; inside a text field the keys belong to the field. @internal */
export function useHistoryKeys(actions: {
  undo: () => void;
  redo: () => void;
}): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs =
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        event.key.toLocaleLowerCase('en-US') === 'z' &&
        !isTextField(event.target) &&
        !document.querySelector('[role="dialog"]');
      if (isOurs) {
        event.preventDefault();
        (event.shiftKey ? actions.redo : actions.undo)();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [actions]);
}
