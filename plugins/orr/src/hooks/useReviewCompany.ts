import { useEffect, useRef, useState } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { PresentPerson, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { AnswerAutosave } from '../components/Questionnaire/autosave/AnswerAutosave';
import { PageLife } from '../components/Questionnaire/autosave/PageLife';
import {
  ReviewCompany,
  ReviewSignalType,
} from '../components/Questionnaire/together/ReviewCompany';

const CHANNEL = 'orr';

/**
 * Who else has the review open, and whether somebody has moved it on since it was loaded; what others save goes into the
 * form. Listens to signals itself, because `useSignal` tells of the last one alone where two come at once.
 *
 * @internal
 */
export function useReviewCompany(
  detail: ReviewDetail,
  autosave: AnswerAutosave,
  questionId: string | undefined,
): { people: PresentPerson[]; moved: boolean } {
  const api = useApi(orrApiRef);
  const signals = useApiHolder().get(signalApiRef);
  const [people, setPeople] = useState<PresentPerson[]>([]);
  const [revision, setRevision] = useState(0);
  const company = useRef<ReviewCompany>();
  const loaded = useRef(detail);
  loaded.current = detail;
  const reviewId = detail.review.id;

  useEffect(() => {
    const current = new ReviewCompany({
      api,
      reviewId,
      sessionId: PageLife.ofThisPage().pageId,
      answers: loaded.current.answers,
      hasSignals: signals !== undefined,
      onPeople: setPeople,
      onAnswers: answers => autosave.receive(answers),
      onMark: mark => setRevision(mark.revision),
    });
    company.current = current;
    current.start();
    const subscription = signals?.subscribe<{
      type: ReviewSignalType;
      reviewId: string;
    }>(CHANNEL, message => {
      if (message.reviewId === reviewId) {
        current.hear(message.type);
      }
    });
    return () => {
      subscription?.unsubscribe();
      current.stop();
    };
  }, [api, autosave, reviewId, signals]);

  useEffect(() => {
    company.current?.goTo(questionId);
  }, [api, autosave, reviewId, signals, questionId]);

  return { people, moved: revision > detail.review.revision };
}
