import { useEffect, useRef, useState } from 'react';

/** The link that would lead to another page of the portal in this window. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | undefined {
  const isPlain =
    event.button === 0 &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  const leaves =
    isPlain &&
    link &&
    (!link.target || link.target === '_self') &&
    !link.hasAttribute('download') &&
    // The browser asks by itself before another site.
    link.origin === window.location.origin &&
    link.pathname !== window.location.pathname;
  return leaves ? link : undefined;
}

/** Where the router has put an entry among those of this tab. */
function placeOf(state: unknown): number {
  return Number((state as { idx?: number } | null)?.idx ?? NaN);
}

/**
 * Asks before a link, the back button or the closing of the tab loses what is not saved. The router of the portal cannot
 * be told to wait, so that its events are held back before they reach it.
 *
 * @internal
 */
export function useLeaving(wouldLose: boolean): {
  asking: boolean;
  stay: () => void;
  leave: () => void;
} {
  const [going, setGoing] = useState<() => void>();
  const passes = useRef(false);

  useEffect(() => {
    if (!wouldLose) {
      return undefined;
    }
    passes.current = false;
    const { pathname } = window.location;
    const here = placeOf(window.history.state);
    let isReturning = false;
    const onClick = (event: MouseEvent) => {
      const link = passes.current ? undefined : leavingLink(event);
      if (link) {
        event.preventDefault();
        event.stopImmediatePropagation();
        setGoing(() => () => link.click());
      }
    };
    const onPop = (event: PopStateEvent) => {
      const delta = placeOf(event.state) - here;
      if (isReturning) {
        isReturning = false;
        event.stopImmediatePropagation();
      } else if (
        !passes.current &&
        delta &&
        window.location.pathname !== pathname
      ) {
        event.stopImmediatePropagation();
        isReturning = true;
        window.history.go(-delta);
        setGoing(() => () => window.history.go(delta));
      }
    };
    const onUnload = (event: Event) => {
      if (!passes.current) {
        event.preventDefault();
      }
    };
    document.addEventListener('click', onClick, true);
    window.addEventListener('popstate', onPop, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('popstate', onPop, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [wouldLose]);

  return {
    asking: going !== undefined,
    stay: () => setGoing(undefined),
    leave: () => {
      passes.current = true;
      setGoing(undefined);
      going?.();
    },
  };
}
