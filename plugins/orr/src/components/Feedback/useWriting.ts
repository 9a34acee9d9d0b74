import { FormEvent, RefObject, useEffect, useRef, useState } from 'react';

// What is chosen is chosen again at once, and what is hidden is not written in by anybody.
const WRITABLE = [
  'textarea',
  'input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=hidden])',
]
  .map(field => `${field}:not([aria-hidden=true])`)
  .join(', ');

/** What is written into a dialog until it is saved or given up. */
interface Writing {
  content: RefObject<HTMLDivElement>;
  onChange: (event: FormEvent<HTMLElement>) => void;
  /** Whether it is being asked if what was written is to be lost. */
  asking: boolean;
  /** Ends the dialog, or asks first where that would lose words. */
  end: () => void;
  keep: () => void;
  discard: () => void;
  /** Something was pressed to save it. */
  onAct: () => void;
}

/**
 * Watches what is written into the fields of a dialog, so that no dialog has to tell. A field that keeps it from being
 * saved takes the focus, since it may be out of sight.
 *
 * @internal
 */
export function useWriting(props: {
  open: boolean;
  error?: unknown;
  onClose: () => void;
}): Writing {
  const { open, error, onClose } = props;
  const content = useRef<HTMLDivElement>(null);
  const written = useRef(false);
  const acted = useRef(false);
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (!open) {
      written.current = false;
      acted.current = false;
      setAsking(false);
    }
  }, [open]);

  useEffect(() => {
    // An error that is said on its own takes the focus itself.
    if (error !== undefined) {
      acted.current = false;
    }
  }, [error]);

  useEffect(() => {
    const field =
      acted.current &&
      content.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) {
      acted.current = false;
      field.focus();
    }
  });

  return {
    content,
    onChange: event => {
      acted.current = false;
      written.current ||= (event.target as HTMLElement).matches(WRITABLE);
    },
    asking: open && asking,
    end: () => {
      acted.current = false;
      // Once the fields are gone, what was in them has been saved.
      if (written.current && content.current?.querySelector(WRITABLE)) {
        setAsking(true);
      } else {
        onClose();
      }
    },
    keep: () => setAsking(false),
    discard: () => {
      setAsking(false);
      onClose();
    },
    onAct: () => {
      acted.current = true;
    },
  };
}
