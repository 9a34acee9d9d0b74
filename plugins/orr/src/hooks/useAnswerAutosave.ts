import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail, questionsOf } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { AnswerAutosave } from '../components/Questionnaire/autosave/AnswerAutosave';
import { AutosaveState } from '../components/Questionnaire/autosave/questionEdit';
import { DraftStore } from '../components/Questionnaire/autosave/DraftStore';

/**
 * The answers of a running review as they stand in the form, saved while they are typed.
 *
 * @internal
 */
export function useAnswerAutosave(
  detail: ReviewDetail,
  userRef: string,
): { autosave: AnswerAutosave; state: AutosaveState } {
  const api = useApi(orrApiRef);
  const autosave = useMemo(
    () =>
      new AnswerAutosave({
        api,
        reviewId: detail.review.id,
        questions: questionsOf(detail.checklist.document),
        answers: detail.answers,
        drafts: new DraftStore({ userRef, reviewId: detail.review.id }),
      }),
    [api, detail, userRef],
  );
  useEffect(() => {
    autosave.start();
    return () => autosave.stop();
  }, [autosave]);
  return {
    autosave,
    state: useSyncExternalStore(autosave.subscribe, autosave.getState),
  };
}
