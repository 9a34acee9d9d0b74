import { useMemo } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ReviewDetail,
  ReviewJudgement,
  judgeReview,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** A running review as the overview knows it. @internal */
export type OpenReview =
  | { status: 'loading' }
  | { status: 'error'; error: unknown }
  | { status: 'ready'; detail: ReviewDetail; judgement: ReviewJudgement };

function judged(detail: ReviewDetail, entity: Entity): ReviewJudgement {
  return judgeReview({
    checklist: detail.checklist.document,
    kind: detail.review.kind,
    entity,
    answers: Object.fromEntries(
      detail.answers.map(answer => [answer.questionId, answer]),
    ),
    now: new Date(),
    timeZone: detail.timeZone,
  });
}

/** The running reviews, judged as if decided now; one that fails does not hide the others. @internal */
export function useOpenReviews(entity: Entity, reviewIds: string[]) {
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    async signal => {
      const results = await Promise.allSettled(
        reviewIds.map(reviewId =>
          orrApi.getReview({ params: { reviewId } }, { signal }),
        ),
      );
      return new Map(
        reviewIds.map((reviewId, index) => [reviewId, results[index]]),
      );
    },
    [orrApi, reviewIds.join()],
  );
  const results = loaded.status === 'ready' ? loaded.value : undefined;
  const reviews = useMemo(
    () =>
      new Map<string, OpenReview>(
        [...(results ?? [])].map(([reviewId, result]) => [
          reviewId,
          result.status === 'fulfilled'
            ? {
                status: 'ready',
                detail: result.value,
                judgement: judged(result.value, entity),
              }
            : { status: 'error', error: result.reason },
        ]),
      ),
    [results, entity],
  );
  return { reviews, reload: loaded.reload };
}
