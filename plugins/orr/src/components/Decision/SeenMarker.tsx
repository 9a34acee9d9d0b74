import { useEffect, useRef } from 'react';

/** Tells once the place where it stands, the end of an answer, was on the screen. @internal */
export function SeenMarker({ onSeen }: { onSeen: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  useEffect(() => {
    const element = place.current;
    if (!element || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) {
        observer.disconnect();
        seen.current();
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <span ref={place} aria-hidden />;
}
