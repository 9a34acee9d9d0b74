import { useMemo } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ReviewDetail,
  ReviewJudgement,
  isSameRef,
  judgeCoverage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { gapsOf } from '../components/Finding/gapsOf';
import { useLoaded } from './useLoaded';

type Fetched = { reviewId: string; detail?: ReviewDetail; error?: unknown };

/** A running review as the overview knows it. @internal */
export type OpenReview =
  | { status: 'loading' }
  | { status: 'error'; error: unknown }
  | { status: 'ready'; detail: ReviewDetail; judgement: ReviewJudgement };

function judged(detail: ReviewDetail, entity: Entity): ReviewJudgement {
  const now = new Date();
  const { dispositions } = detail;
  const judgement = judgeCoverage({
    checklist: detail.checklist.document,
    kind: detail.review.kind,
    ...gapsOf(detail, {
      entity,
      dispositions,
      facts: detail.questionFacts,
    }),
    exceptions: detail.exceptions,
    answers: Object.fromEntries(
      detail.answers.map(answer => [answer.questionId, answer]),
    ),
    now,
    timeZone: detail.timeZone,
  });
  // On the tab of a part, how the review stands for that part.
  const ref = stringifyEntityRef(entity);
  return (
    judgement.entities.find(({ entityRef }) => isSameRef(entityRef, ref))
      ?.judgement ?? judgement
  );
}

function toEntry(detail: ReviewDetail, entity: Entity): [string, OpenReview] {
  const judgement = judged(detail, entity);
  return [detail.review.id, { status: 'ready', detail, judgement }];
}

const NONE: ReviewDetail[] = [];

/**
 * The running reviews, judged as if decided now. Those that are known already are there at once, the others are fetched;
 * one that fails does not hide the others.
 *
 * @internal
 */
export function useOpenReviews(
  entity: Entity,
  reviewIds: string[],
  known: ReviewDetail[] = NONE,
) {
  const orrApi = useApi(orrApiRef);
  const missingIds = reviewIds.filter(
    reviewId => !known.some(({ review }) => review.id === reviewId),
  );
  const missing = useLoaded(
    signal =>
      Promise.all(
        missingIds.map(reviewId =>
          orrApi.getReview({ params: { reviewId } }, { signal }).then(
            (detail): Fetched => ({ reviewId, detail }),
            (error): Fetched => ({ reviewId, error }),
          ),
        ),
      ),
    [orrApi, missingIds.join()],
  );
  const fetched = missing.status === 'ready' ? missing.value : undefined;
  const reviews = useMemo(
    () =>
      new Map<string, OpenReview>([
        ...known.map(detail => toEntry(detail, entity)),
        ...(fetched ?? []).map((one): [string, OpenReview] =>
          one.detail
            ? toEntry(one.detail, entity)
            : [one.reviewId, { status: 'error', error: one.error }],
        ),
      ]),
    [known, fetched, entity],
  );
  return { reviews, reload: missing.reload };
}
