import { useEffect, useRef, useState } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  AnswerException,
  isSameRef,
  PresentPerson,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { ExceptionEdits } from '../components/Coverage/useExceptionAutosaves';
import { AnswerAutosave } from '../components/Questionnaire/autosave/AnswerAutosave';
import { PageLife } from '../components/Questionnaire/autosave/PageLife';
import {
  ReviewCompany,
  ReviewSignalType,
} from '../components/Questionnaire/together/ReviewCompany';

const CHANNEL = 'orr';

/** Each into the lines of its own entity. */
function receiveExceptions(
  edits: ExceptionEdits[],
  exceptions: AnswerException[],
): void {
  edits.forEach(({ entity, autosave }) =>
    autosave.receive(
      exceptions.filter(({ entityRef }) =>
        isSameRef(entityRef, entity.entityRef),
      ),
    ),
  );
}

/**
 * Who else has the review open, and whether somebody has moved it on since it was loaded; what others save goes into the
 * form. Listens to signals itself, because `useSignal` tells of the last one alone where two come at once.
 *
 * @internal
 */
export function useReviewCompany(
  detail: ReviewDetail,
  autosave: AnswerAutosave,
  edits: ExceptionEdits[],
  questionId: string | undefined,
): { people: PresentPerson[]; moved: boolean } {
  const api = useApi(orrApiRef);
  const signals = useApiHolder().get(signalApiRef);
  const [people, setPeople] = useState<PresentPerson[]>([]);
  const [revision, setRevision] = useState(0);
  const company = useRef<ReviewCompany>();
  const loaded = useRef(detail);
  loaded.current = detail;
  const lines = useRef(edits);
  lines.current = edits;
  const reviewId = detail.review.id;

  useEffect(() => {
    const current = new ReviewCompany({
      api,
      reviewId,
      sessionId: PageLife.ofThisPage().pageId,
      answers: [...loaded.current.answers, ...loaded.current.exceptions],
      hasSignals: signals !== undefined,
      onPeople: setPeople,
      onAnswers: (answers, exceptions) => {
        autosave.receive(answers);
        receiveExceptions(lines.current, exceptions);
      },
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
