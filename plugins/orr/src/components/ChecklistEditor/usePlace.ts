import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchChoice } from '../../hooks/useSearchChoice';

/** What of a checklist is open in the form. @internal */
export type Place =
  | { kind: 'checklist' }
  | { kind: 'section' | 'question'; id: string };

/** @internal */
export interface OpenedPlace {
  place: Place;
  /** Another each time something is opened, though not where what is open gets another id. */
  opening: number;
  /** Whether it was opened to be written in at once. */
  takesFocus: boolean;
}

/** @internal */
export interface PlaceControl {
  open: (place: Place, options?: { takesFocus?: boolean }) => void;
  /** What is open has another id from now on. */
  follow: (place: Place) => void;
}

/** What is open, which the address says too, so that it can be pointed at. @internal */
export function usePlace(): { opened: OpenedPlace; control: PlaceControl } {
  const { read, choose } = useSearchChoice();
  const question = read('question');
  const section = read('section');
  const [opened, setOpened] = useState<OpenedPlace>(() => ({
    place: placeOf(section, question),
    opening: 0,
    takesFocus: false,
  }));
  const control = useMemo<PlaceControl>(
    () => ({
      open: (place, { takesFocus = false } = {}) =>
        setOpened(({ opening }) => ({
          place,
          opening: opening + 1,
          takesFocus,
        })),
      follow: place => setOpened(current => ({ ...current, place })),
    }),
    [],
  );
  const say = useRef(choose);
  say.current = choose;
  const { place } = opened;
  useEffect(() => {
    say.current({
      question: place.kind === 'question' ? place.id : undefined,
      section: place.kind === 'section' ? place.id : undefined,
    });
  }, [place]);
  return { opened, control };
}

function placeOf(section?: string, question?: string): Place {
  if (question) {
    return { kind: 'question', id: question };
  }
  return section ? { kind: 'section', id: section } : { kind: 'checklist' };
}
