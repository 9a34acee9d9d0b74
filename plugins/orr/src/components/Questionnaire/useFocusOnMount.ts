import { RefObject, useEffect, useRef } from 'react';

/** Moves the focus to what an action of the person has just brought up. @internal */
export function useFocusOnMount<T extends HTMLElement>(
  wanted: boolean,
): RefObject<T> {
  const ref = useRef<T>(null);
  // Only what appears takes the focus, not what is asked for it later.
  const first = useRef(wanted);
  useEffect(() => {
    if (first.current) {
      ref.current?.focus();
    }
  }, []);
  return ref;
}
