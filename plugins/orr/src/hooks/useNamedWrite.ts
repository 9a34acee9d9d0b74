import { useRef, useState } from 'react';
import { newId } from '../newId';

/** Where a write stands. @internal */
export interface NamedWriteState<TBody> {
  running: boolean;
  error?: unknown;
  run: (body: TBody) => void;
}

/**
 * Runs one write at a time under one mutation id for as long as its content stays the same, so that pressing the button
 * again after a lost answer is the same write; after a success the next one is another.
 *
 * @internal
 */
export function useNamedWrite<TBody, TResult>(
  write: (body: TBody & { mutationId: string }) => Promise<TResult>,
  onDone: (result: TResult) => void,
): NamedWriteState<TBody> {
  const [state, setState] = useState<{ running: boolean; error?: unknown }>({
    running: false,
  });
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
    setState({ running: true });
    const settle = (error?: unknown) => {
      running.current = false;
      setState({ running: false, error });
    };
    write({ ...body, mutationId: attempt.current.mutationId }).then(
      result => {
        attempt.current = undefined;
        settle();
        onDone(result);
      },
      error => settle(error),
    );
  };
  return { ...state, run };
}
