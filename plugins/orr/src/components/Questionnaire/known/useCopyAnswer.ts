import { useContext, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../../api';
import { AnswerActionProps } from '../actions/answerActionProps';
import { newId } from '../../../newId';
import { KnownContext } from './KnownContext';

/** @internal */
export type CopyState =
  | { status: 'idle' | 'copying' | 'copied' }
  | { status: 'error'; error: unknown };

/** Answers a question as another review has answered it. @internal */
export function useCopyAnswer(
  props: Pick<AnswerActionProps, 'detail' | 'question' | 'edit' | 'autosave'>,
) {
  const { detail, question, edit, autosave } = props;
  const api = useApi(orrApiRef);
  const { onCopied } = useContext(KnownContext);
  const [state, setState] = useState<CopyState>({ status: 'idle' });
  const copy = async (fromReviewId: string): Promise<boolean> => {
    setState({ status: 'copying' });
    try {
      const answer = await api.copyAnswer({
        params: { reviewId: detail.review.id, questionId: question.id },
        body: {
          mutationId: newId(),
          revision: edit.answer?.revision ?? 0,
          fromReviewId,
        },
      });
      autosave.receive([answer]);
      onCopied();
      setState({ status: 'copied' });
      return true;
    } catch (error) {
      setState({ status: 'error', error });
      return false;
    }
  };
  return {
    state,
    copy,
    /** What is typed and not saved would be lost under a copy. */
    ready: edit.state === 'saved' && state.status !== 'copying',
    reset: () => setState({ status: 'idle' }),
  };
}
