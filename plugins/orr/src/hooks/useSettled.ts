import { useEffect, useRef, useState } from 'react';

/** Long enough for the letter that was typed to be painted, too short to be noticed. */
const PAINTED_MS = 30;

/**
 * A value as of a moment ago, for what is dear to render and follows from what is typed: the letter is on screen first.
 * React's own deferred values are not used: while one is being rendered on a slow machine, React 18 loses other changes of
 * state below it, such as the end of a transition, and a dialog that was closed stays over the page.
 *
 * @internal
 */
export function useSettled<T extends object>(value: T): T {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    // One is on its way already: it takes the latest value, so that nobody types it ahead of itself.
    if (value !== settled && timer.current === undefined) {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        setSettled(latest.current);
      }, PAINTED_MS);
    }
  }, [value, settled]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return settled;
}
