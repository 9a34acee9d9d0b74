import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  ReviewDetail,
  Snapshot,
  dispositionsAt,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useComparison } from '../../hooks/useComparison';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSnapshotName } from '../../hooks/useSnapshotName';
import { ByLine } from '../ByLine';
import { ErrorPanel } from '../Feedback';
import { LevelTotals } from '../Questionnaire/LevelTotals';
import { ReviewSkeleton } from '../Questionnaire/ReviewSkeleton';
import { FrozenAnswers } from './FrozenAnswers';
import { useAnswerFilter } from './useAnswerFilter';
import { useFrozenJudgement } from './useFrozenJudgement';

const NOTHING: never[] = [];

function LoadedSnapshot(props: { detail: ReviewDetail; snapshot: Snapshot }) {
  const { detail, snapshot } = props;
  const { t } = useOrrTranslation();
  const [now] = useState(() => new Date(snapshot.createdAt));
  const confirmations = useMemo(
    () =>
      (snapshot.state?.confirmedQuestionIds ?? NOTHING).map(questionId => ({
        questionId,
        confirmedBy: snapshot.createdBy,
      })),
    [snapshot],
  );
  const dispositions = useMemo(
    () =>
      snapshot.state?.dispositions ??
      dispositionsAt(detail.dispositions, snapshot.createdAt),
    [detail, snapshot],
  );
  const frozen = useFrozenJudgement(detail, {
    answers: snapshot.answers,
    exceptions: snapshot.exceptions,
    confirmations,
    dispositions,
    looks: snapshot.state?.looks ?? NOTHING,
    facts: snapshot.state?.questionFacts,
    now,
  });
  const comparison = useComparison(detail, snapshot, 'all');
  const nameOf = useSnapshotName();
  const filter = useAnswerFilter('all');
  return (
    <>
      <Link to={`../reviews/${encodeURIComponent(detail.review.id)}`}>
        {t('scrutiny.history.back')}
      </Link>
      <Typography variant="h4" component="h2">
        {t('scrutiny.history.snapshotHeading', {
          name: nameOf(snapshot),
        })}
      </Typography>
      <ByLine
        label={t(
          snapshot.kind === 'submission'
            ? 'decision.frozen.submitted'
            : 'scrutiny.history.made',
        )}
        by={snapshot.createdBy}
        at={snapshot.createdAt}
        variant="body2"
      />
      {snapshot.message && (
        <Typography style={{ whiteSpace: 'pre-line', maxWidth: '80ch' }}>
          {t('decision.frozen.message')}: {snapshot.message}
        </Typography>
      )}
      <Typography
        variant="caption"
        component="p"
        style={{ overflowWrap: 'anywhere' }}
      >
        {t('scrutiny.history.hash')}: {snapshot.contentHash}
      </Typography>
      <LevelTotals
        totals={frozen.judgement}
        label={t('questionnaire.counts')}
      />
      <FrozenAnswers
        label={t('decision.page.answers')}
        frozen={frozen}
        comparison={comparison}
        rounds={NOTHING}
        filter={filter}
      />
    </>
  );
}

/** One snapshot of a review, and how it differs from any other. @internal */
export function SnapshotPage() {
  const { reviewId = '', snapshotId = '' } = useParams();
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    async signal => {
      const [detail, { snapshot }] = await Promise.all([
        api.getReview({ params: { reviewId } }, { signal }),
        api.getSnapshot({ params: { reviewId, snapshotId } }, { signal }),
      ]);
      return { detail, snapshot };
    },
    [api, reviewId, snapshotId],
  );
  switch (loaded.status) {
    case 'loading':
      return <ReviewSkeleton />;
    case 'error':
      return <ErrorPanel error={loaded.error} onRetry={loaded.reload} />;
    default:
      return <LoadedSnapshot {...loaded.value} />;
  }
}
