import { useEffect, useRef } from 'react';
import { isError } from '@backstage/errors';
import { ReviewAssignment } from 'backstage-plugin-orr-common';
import { useNamedWrite } from '../../hooks/useNamedWrite';

/** What each way of changing who sees to a decision needs. @internal */
export interface AssigningProps {
  reviewId: string;
  holder: ReviewAssignment['holder'];
  /** Takes what is said to whoever cannot see it. */
  onDone: (text: string) => void;
  onFailed: (error: unknown) => void;
}

/** Whether what somebody meant to do is past: another was faster, or the review is gone. Else it may still be done. @internal */
export function isOvertaken(error: unknown): boolean {
  return isError(error) && [404, 409].includes(Number(error.statusCode));
}

/** Runs one such write on what is known of the holder, and hands on how it ended. @internal */
export function useAssigning<TBody extends object>(
  write: (
    body: TBody & { mutationId: string; holderRef: string | null },
  ) => Promise<ReviewAssignment>,
  props: Pick<AssigningProps, 'holder' | 'onFailed'> & { onDone: () => void },
) {
  const { holder, onDone, onFailed } = props;
  const { running, error, run } = useNamedWrite<
    TBody & { holderRef: string | null },
    ReviewAssignment
  >(write, onDone);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  useEffect(() => {
    if (error !== undefined) {
      failed.current(error);
    }
  }, [error]);
  return {
    running,
    run: (body: TBody) =>
      run({ ...body, holderRef: holder?.personRef ?? null }),
  };
}
