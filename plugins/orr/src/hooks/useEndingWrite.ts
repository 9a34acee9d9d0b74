import { useRef, useState } from 'react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { newId } from '../newId';

/** Where a write that ends the form stands. @internal */
type Ending =
  | { status: 'idle' }
  | { status: 'running' }
  | { status: 'error'; error: unknown };

/**
 * Runs one write at a time under one mutation id for as long as its content stays the same, so that pressing the
 * button again after a lost answer is the same write.
 *
 * @internal
 */
export function useEndingWrite<TBody>(
  write: (body: TBody & { mutationId: string }) => Promise<ReviewDetail>,
  onDone: (detail: ReviewDetail) => void,
): { ending: Ending; run: (body: TBody) => void } {
  const [ending, setEnding] = useState<Ending>({ status: 'idle' });
  const attempt = useRef<{ content: string; mutationId: string }>();
  const running = useRef(false);

  const run = (body: TBody) => {
    if (running.current) {
      return;
    }
    const content = JSON.stringify(body);
    if (attempt.current?.content !== content) {
      attempt.current = { content, mutationId: newId() };
    }
    running.current = true;
    setEnding({ status: 'running' });
    write({ ...body, mutationId: attempt.current.mutationId })
      .then(onDone, error => setEnding({ status: 'error', error }))
      .finally(() => {
        running.current = false;
      });
  };
  return { ending, run };
}
