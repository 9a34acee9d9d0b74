import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  AgendaItem,
  agendaOf,
  Level,
  ReviewDetail,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import {
  FrozenJudgement,
  useFrozenJudgement,
} from '../components/FrozenAnswers/useFrozenJudgement';
import { useLoaded } from './useLoaded';

const NOTHING: never[] = [];

/** What to talk about of a submitted review. @internal */
export type AgendaLoad =
  | { status: 'loading' }
  | { status: 'error'; error: unknown; reload: () => void }
  | {
      status: 'ready';
      items: AgendaItem[];
      frozen: FrozenJudgement;
      /** Whether there is an earlier decision that the risks were compared with. */
      isCompared: boolean;
    };

/** What each question showed in the last decided review of the entity under the checklist. */
function useEarlierLevels(reviewId: string, snapshotId: string) {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => {
      const { earlierDecision } = await api.listSnapshots(
        { params: { reviewId } },
        { signal },
      );
      if (!earlierDecision) {
        return undefined;
      }
      const { sections } = await api.compareSnapshots(
        { query: { from: earlierDecision.snapshotId, to: snapshotId } },
        { signal },
      );
      return new Map(
        sections.flatMap(({ questions }) =>
          questions.flatMap(({ questionId, before }): [string, Level][] =>
            before?.level ? [[questionId, before.level]] : [],
          ),
        ),
      );
    },
    [api, reviewId, snapshotId],
  );
}

/**
 * Makes the agenda of a submission. It is judged as of the moment it was submitted and without what reviewers have looked at
 * since, so that all who open it see the same.
 *
 * @internal
 */
export function useAgenda(
  detail: ReviewDetail,
  snapshot: Snapshot,
): AgendaLoad {
  const earlier = useEarlierLevels(detail.review.id, snapshot.id);
  const now = useMemo(() => new Date(snapshot.createdAt), [snapshot]);
  const frozen = useFrozenJudgement(detail, {
    answers: snapshot.answers,
    exceptions: snapshot.exceptions,
    confirmations: NOTHING,
    dispositions: NOTHING,
    looks: NOTHING,
    facts: snapshot.state?.questionFacts,
    now,
  });
  const earlierLevels = earlier.status === 'ready' ? earlier.value : undefined;
  const items = useMemo(
    () =>
      agendaOf({
        checklist: detail.checklist.document,
        questions: frozen.judgement.questions,
        answers: snapshot.answers,
        exceptions: snapshot.exceptions,
        earlierLevels,
        contentHash: snapshot.contentHash,
      }),
    [detail, frozen, snapshot, earlierLevels],
  );
  return earlier.status === 'ready'
    ? { status: 'ready', items, frozen, isCompared: !!earlierLevels }
    : earlier;
}
