import { useCallback, useEffect, useRef } from 'react';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { useArrived } from './useFocusFor';
import { ofEverybodyWhenBare } from './readinessFilters';

const PARAM = 'entity';

/**
 * The entity of which a panel beside a list tells, kept in the URL. The focus goes to the panel when it is opened here, and
 * back to where it was opened from when it is closed.
 *
 * @internal
 */
export function useEntityPanel() {
  const [params, setParams] = useSearchParams();
  const named = params.get(PARAM);
  const entityRef = named && isFullEntityRef(named) ? named : undefined;
  const headingRef = useRef<HTMLHeadingElement>(null);
  const openedFrom = useRef<HTMLElement>();
  const shown = useArrived(entityRef);
  useEffect(() => {
    if (shown && openedFrom.current) {
      headingRef.current?.focus();
    }
  }, [shown]);
  const open = (ref: string, from: HTMLElement) => {
    openedFrom.current = from;
    const next = new URLSearchParams(params);
    next.set(PARAM, ref);
    setParams(next);
  };
  const close = useCallback(() => {
    const next = new URLSearchParams(params);
    next.delete(PARAM);
    setParams(ofEverybodyWhenBare(next));
    openedFrom.current?.focus();
    openedFrom.current = undefined;
  }, [params, setParams]);
  return { entityRef, open, close, headingRef };
}

/** @internal */
export type EntityPanelState = ReturnType<typeof useEntityPanel>;
