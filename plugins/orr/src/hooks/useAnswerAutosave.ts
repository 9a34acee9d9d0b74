import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { ReviewDetail, questionsOf } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { AnswerAutosave } from '../components/Questionnaire/autosave/AnswerAutosave';
import { AutosaveState } from '../components/Questionnaire/autosave/questionEdit';
import { DraftStore } from '../components/Questionnaire/autosave/DraftStore';
import { PageLife } from '../components/Questionnaire/autosave/PageLife';

/**
 * The answers of a running review as they stand in the form, saved while they are typed. A review that is loaded again
 * is taken in, without touching what is typed.
 *
 * @internal
 */
export function useAnswerAutosave(
  detail: ReviewDetail,
  userRef: string,
): { autosave: AnswerAutosave; state: AutosaveState } {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const { checklist, answers, review } = detail;
  const first = useRef(detail);
  first.current = detail;
  const autosave = useMemo(() => {
    const page = PageLife.ofThisPage();
    return new AnswerAutosave({
      api,
      userRef,
      reviewId: review.id,
      questions: questionsOf(first.current.checklist.document),
      answers: first.current.answers,
      drafts: new DraftStore({ ...page, userRef, reviewId: review.id }),
      whoIsSignedIn: async () =>
        (await identity.getBackstageIdentity()).userEntityRef,
    });
    // Another version of the checklist may ask other questions.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, identity, userRef, review.id, checklist.contentHash]);
  useEffect(() => {
    autosave.start();
    return () => autosave.stop();
  }, [autosave]);
  useEffect(() => {
    autosave.receive(answers);
    autosave.retryRefused();
  }, [autosave, answers]);
  return {
    autosave,
    state: useSyncExternalStore(autosave.subscribe, autosave.getState),
  };
}
