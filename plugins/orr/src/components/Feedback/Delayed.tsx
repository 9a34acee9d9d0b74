import { ReactNode, useEffect, useState } from 'react';

const CALM_MS = 300;

/**
 * Shows its children only once waiting has become noticeable.
 *
 * @internal
 */
export function Delayed(props: { children: ReactNode; ms?: number }) {
  const { ms = CALM_MS } = props;
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return due ? <>{props.children}</> : null;
}
