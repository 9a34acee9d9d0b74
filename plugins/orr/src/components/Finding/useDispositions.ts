import { useMemo } from 'react';
import { FindingDisposition } from 'backstage-plugin-orr-common';
import { useFindings } from './FindingsContext';

/** What was decided about the gaps of the review around, as judging takes it. @internal */
export function useDispositions(): FindingDisposition[] {
  const { items } = useFindings();
  return useMemo(() => items.map(({ disposition }) => disposition), [items]);
}
