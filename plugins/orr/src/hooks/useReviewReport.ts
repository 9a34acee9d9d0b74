import { useApi } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { ReviewReport } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { refsOf } from '../components/Report/refsOf';
import { useLoaded } from './useLoaded';

/** A report, and what people call those whom it names. @internal */
export interface NamedReport {
  report: ReviewReport;
  names: ReadonlyMap<string, string>;
}

/** Loads the report of a submission, the latest one where none is named. @internal */
export function useReviewReport(reviewId: string, snapshotId?: string) {
  const api = useApi(orrApiRef);
  const presentation = useApi(entityPresentationApiRef);
  return useLoaded(
    async (signal): Promise<NamedReport> => {
      const report = await api.getReviewReport(
        { params: { reviewId }, query: { snapshotId } },
        { signal },
      );
      const names = await Promise.all(
        refsOf(report).map(
          async ref =>
            [
              ref,
              (await presentation.forEntity(ref).promise).primaryTitle,
            ] as const,
        ),
      );
      return { report, names: new Map(names) };
    },
    [api, presentation, reviewId, snapshotId],
  );
}
