import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  CoveredEntitySummary,
  ReviewDetail,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { AnswerAutosave } from '../Questionnaire/autosave/AnswerAutosave';
import { DraftStore } from '../Questionnaire/autosave/DraftStore';
import { PageLife } from '../Questionnaire/autosave/PageLife';
import { AutosaveState } from '../Questionnaire/autosave/questionEdit';

/** What differs for one covered entity, as it stands in the form. @internal */
export interface ExceptionEdits {
  entity: CoveredEntitySummary;
  autosave: AnswerAutosave;
  state: AutosaveState;
}

function ofEntity({ exceptions }: ReviewDetail, entityRef: string) {
  return exceptions.filter(exception => exception.entityRef === entityRef);
}

/**
 * What differs for single covered entities, saved while it is typed by the same machinery as the common answers: each
 * entity has lines of its own, so that nothing said of one waits for another.
 *
 * @internal
 */
export function useExceptionAutosaves(
  detail: ReviewDetail,
  userRef: string,
): ExceptionEdits[] {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const first = useRef(detail);
  first.current = detail;
  const { review, checklist, covered, exceptions } = detail;
  const coveredRefs = covered.map(({ entityRef }) => entityRef).join();
  const lines = useMemo(
    () =>
      first.current.covered.map(entity => {
        const { entityRef } = entity;
        // A name of its own keeps drafts, and what other pages tell, apart from the common answers.
        const reviewId = `${review.id}~${entityRef}`;
        const autosave = new AnswerAutosave({
          api: {
            saveAnswer: ({ params, body }, options) =>
              api.saveAnswer(
                {
                  params: { ...params, reviewId: review.id },
                  body: { ...body, entityRef },
                },
                options,
              ),
          },
          userRef,
          reviewId,
          questions: questionsOf(first.current.checklist.document),
          answers: ofEntity(first.current, entityRef),
          drafts: new DraftStore({
            ...PageLife.ofThisPage(),
            userRef,
            reviewId,
          }),
          whoIsSignedIn: async () =>
            (await identity.getBackstageIdentity()).userEntityRef,
        });
        return { entity, autosave };
      }),
    // Another version of the checklist may ask other questions.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, identity, userRef, review.id, checklist.contentHash, coveredRefs],
  );
  useEffect(() => {
    lines.forEach(({ autosave }) => autosave.start());
    return () => lines.forEach(({ autosave }) => autosave.stop());
  }, [lines]);
  useEffect(() => {
    lines.forEach(({ entity, autosave }) => {
      autosave.receive(ofEntity(first.current, entity.entityRef));
      autosave.retryRefused();
    });
  }, [lines, exceptions]);
  const snapshot = useMemo(() => {
    let last: ExceptionEdits[] = [];
    return () => {
      const next = lines.map(line => ({
        ...line,
        state: line.autosave.getState(),
      }));
      const same =
        last.length === next.length &&
        next.every((line, index) => line.state === last[index].state);
      last = same ? last : next;
      return last;
    };
  }, [lines]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = lines.map(({ autosave }) => autosave.subscribe(listener));
      return () => ends.forEach(end => end());
    },
    [lines],
  );
  return useSyncExternalStore(subscribe, snapshot);
}
