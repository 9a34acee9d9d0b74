import { RefObject, useEffect, useRef, useState } from 'react';

/**
 * The reason to move the focus, one rendering after it was given: what came up with it has
 * settled by then. A button of Material UI takes two renderings until it can show that it has
 * the focus, and breaks the page where a key that follows at once moves the focus on to it before.
 *
 * @internal
 */
export function useArrived<T>(reason: T): T | undefined {
  const [settled, settle] = useState(reason ? undefined : reason);
  useEffect(() => settle(() => reason), [reason]);
  return settled;
}

/**
 * Moves the focus to a part whenever the reason becomes another one; what is false, empty or
 * undefined is no reason.
 *
 * @internal
 */
export function useFocusFor<T extends HTMLElement>(
  reason: unknown,
): RefObject<T> {
  const ref = useRef<T>(null);
  const settled = useArrived(reason);
  useEffect(() => {
    if (settled) {
      ref.current?.focus();
    }
  }, [settled]);
  return ref;
}

/** Moves the focus to what an action of the person has just brought up. @internal */
export function useFocusOnMount<T extends HTMLElement>(
  wanted: boolean,
): RefObject<T> {
  // Only what appears takes the focus, not what is asked for it later.
  return useFocusFor(useRef(wanted).current);
}
