import { useApi } from '@backstage/core-plugin-api';
import { AffirmedAnswers, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useNamedWrite } from '../../../hooks/useNamedWrite';
import { AnswerAutosave } from '../autosave/AnswerAutosave';

/** What is affirmed. @internal */
export interface ToAffirm {
  answers: { questionId: string; revision: number }[];
}

/** Says of carried answers that they still hold; the form takes them in as they are afterwards. @internal */
export function useAffirm(
  options: { detail: ReviewDetail; autosave: AnswerAutosave },
  onDone: () => void,
) {
  const { detail, autosave } = options;
  const api = useApi(orrApiRef);
  return useNamedWrite<ToAffirm, AffirmedAnswers>(
    body => api.affirmAnswers({ params: { reviewId: detail.review.id }, body }),
    ({ answers }) => {
      autosave.receive(answers);
      onDone();
    },
  );
}
