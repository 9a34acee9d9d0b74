import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  AnswerDifference,
  ChecklistDocument,
  compareAnswers,
  ReviewDetail,
  Snapshot,
  SnapshotDetail,
  SnapshotList,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

const PARAMETER = 'against';
const NOTHING = 'nothing';

/** Something that frozen answers can be compared with. @internal */
export interface ComparisonBase {
  /** As it stands in the address: the review and the snapshot. */
  key: string;
  reviewId: string;
  snapshotId: string;
  kind: 'submission' | 'decision' | 'snapshot';
  /** Of a snapshot. */
  snapshot?: SnapshotSummary;
  /** Of a decision. */
  outcome?: 'go' | 'conditionalGo' | 'noGo';
  at: string;
}

/** What differs from the chosen base. @internal */
export interface Comparison {
  bases: ComparisonBase[];
  /** The chosen one; nothing where there is none, or none is wanted. */
  base?: ComparisonBase;
  choose: (key: string | undefined) => void;
  differences: Map<string, AnswerDifference>;
  /** The checklist of the base, where it is another version. */
  baseDocument?: ChecklistDocument;
  error?: unknown;
}

/** What is offered: what led up to the answers, or every snapshot of the review. */
type Which = 'earlier' | 'all';

/** The submissions are counted; what was made by hand goes by its time. */
function isBefore(item: SnapshotSummary, current?: Snapshot): boolean {
  if (!current) {
    return true;
  }
  return item.kind === current.kind
    ? item.sequence < current.sequence
    : item.createdAt < current.createdAt;
}

/** What is compared with unless another is chosen: the submission or decision before. */
function nearestOf(
  bases: ComparisonBase[],
  current?: Snapshot,
): ComparisonBase | undefined {
  return bases.find(
    ({ kind, snapshot }) =>
      kind !== 'snapshot' && (!snapshot || isBefore(snapshot, current)),
  );
}

function basesOf(
  list: SnapshotList,
  which: Which,
  current?: Snapshot,
): ComparisonBase[] {
  const earlier = list.items
    .filter(item =>
      which === 'all'
        ? item.id !== current?.id
        : item.kind !== 'decision' && isBefore(item, current),
    )
    .map(
      (item): ComparisonBase => ({
        key: `${item.reviewId}~${item.id}`,
        reviewId: item.reviewId,
        snapshotId: item.id,
        kind: item.kind === 'submission' ? 'submission' : 'snapshot',
        snapshot: item,
        at: item.createdAt,
      }),
    );
  const { earlierDecision } = list;
  return earlierDecision
    ? [
        ...earlier,
        {
          key: `${earlierDecision.reviewId}~${earlierDecision.snapshotId}`,
          reviewId: earlierDecision.reviewId,
          snapshotId: earlierDecision.snapshotId,
          kind: 'decision',
          outcome: earlierDecision.outcome,
          at: earlierDecision.decidedAt,
        },
      ]
    : earlier;
}

function useBase(detail: ReviewDetail, which: Which, current?: Snapshot) {
  const api = useApi(orrApiRef);
  const [search, setSearch] = useSearchParams();
  const { id, checklistId, checklistVersion } = detail.review;
  const list = useLoaded(
    signal => api.listSnapshots({ params: { reviewId: id } }, { signal }),
    [api, id, current?.id],
  );
  const bases = useMemo(
    () => (list.status === 'ready' ? basesOf(list.value, which, current) : []),
    [list, which, current],
  );
  const wanted = search.get(PARAMETER);
  const base =
    wanted === NOTHING
      ? undefined
      : bases.find(({ key }) => key === wanted) ?? nearestOf(bases, current);
  const loaded = useLoaded(
    async (
      signal,
    ): Promise<{ snapshot?: SnapshotDetail; document?: ChecklistDocument }> => {
      if (!base) {
        return {};
      }
      const { reviewId, snapshotId } = base;
      const snapshot = await api.getSnapshot(
        { params: { reviewId, snapshotId } },
        { signal },
      );
      if (snapshot.checklistVersion === checklistVersion) {
        return { snapshot };
      }
      const { document } = await api.getChecklistVersion(
        { params: { checklistId, version: snapshot.checklistVersion } },
        { signal },
      );
      return { snapshot, document };
    },
    [api, base?.key, checklistId, checklistVersion],
  );
  const choose = (key: string | undefined) =>
    setSearch(
      previous => {
        const next = new URLSearchParams(previous);
        next.set(PARAMETER, key ?? NOTHING);
        return next;
      },
      { replace: true },
    );
  return { list, bases, base, loaded, choose };
}

/**
 * Compares frozen answers with those of another snapshot of the review, or of the decision before, whichever the address
 * names; the submission or decision before is taken where it names none.
 *
 * @internal
 */
export function useComparison(
  detail: ReviewDetail,
  current: Snapshot | undefined,
  which: Which = 'earlier',
): Comparison {
  const { list, bases, base, loaded, choose } = useBase(detail, which, current);
  const value = loaded.status === 'ready' ? loaded.value : undefined;
  const differences = useMemo(
    () =>
      new Map(
        base && current && value?.snapshot
          ? compareAnswers(
              value.snapshot.snapshot.answers,
              current.answers,
            ).map(item => [item.questionId, item])
          : [],
      ),
    [base, current, value],
  );
  const failed = [list, loaded].find(item => item.status === 'error');
  return {
    bases,
    base,
    choose,
    differences,
    baseDocument: value?.document,
    error: failed?.status === 'error' ? failed.error : undefined,
  };
}
