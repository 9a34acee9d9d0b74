import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useArrived } from '../../hooks/useFocusFor';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ReviewLoad, useReview } from '../../hooks/useReview';
import { CommentsProvider } from '../Comments/CommentsProvider';
import { ChangeHead } from '../ChangeReview/ChangeHead';
import { CoveredNames } from '../Coverage/CoveredNames';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { AmendmentsProvider } from '../Amendment/AmendmentsProvider';
import { ContradictionsProvider } from '../Drift/ContradictionsProvider';
import { DisclosuresProvider } from '../Disclosure/DisclosuresProvider';
import { FindingsProvider } from '../Finding/FindingsProvider';
import { ChangeRequestsProvider } from '../Scrutiny/ChangeRequestsProvider';
import { MakeSnapshot } from '../Scrutiny/MakeSnapshot';
import { SnapshotHistory } from '../Scrutiny/SnapshotHistory';
import { WithdrawReview } from '../Scrutiny/WithdrawReview';
import { FrozenReview } from './FrozenReview';
import { KnownProvider } from './known/KnownProvider';
import { ReviewForm } from './ReviewForm';
import { ReviewSkeleton } from './ReviewSkeleton';

const useStyles = makeStyles(theme => ({
  head: {
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
    '& h2:focus': { outline: 'none' },
  },
  where: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: 44,
  },
}));

const isRunning = ({ review, may }: ReviewDetail) =>
  may.update &&
  (review.state === 'inProgress' || review.state === 'changesRequested');

function LoadedReview(props: {
  load: Extract<ReviewLoad, { status: 'ready' }>;
}) {
  const { detail, userRef, replace, reload } = props.load;
  const { review, checklist } = detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<string>();
  const [latestId, setLatestId] = useState<string>();
  const state = useArrived(review.state);
  useEffect(() => {
    if (!state) {
      return;
    }
    if (shown.current && shown.current !== state) {
      heading.current?.focus();
    } else if (document.activeElement === document.body) {
      // What was pressed to come here is gone; an open question takes the focus itself.
      heading.current?.focus({ preventScroll: true });
    }
    shown.current = state;
  }, [state]);
  return (
    <div data-review>
      <div className={classes.head}>
        <Typography variant="body2" component="div" className={classes.where}>
          <span>
            <Link to=".." underline="always">
              {t('questionnaire.back')}
            </Link>
            {' · '}
            <span>{t(`reviewState.${review.state}`)}</span>
          </span>
          <MakeSnapshot detail={detail} onMade={({ id }) => setLatestId(id)} />
          <WithdrawReview detail={detail} userRef={userRef} onDone={replace} />
        </Typography>
        <Typography ref={heading} variant="h5" component="h2" tabIndex={-1}>
          {t('questionnaire.heading', {
            kind: t(`reviewKind.${review.kind}`),
            checklist: checklist.document.title,
            version: String(review.checklistVersion),
          })}
        </Typography>
        <ChangeHead change={review.change} />
        <CoveredNames detail={detail} />
        <SnapshotHistory
          reviewId={review.id}
          to={`../reviews/${encodeURIComponent(review.id)}`}
          latestId={latestId}
        />
      </div>
      <CommentsProvider review={review} userRef={userRef}>
        <ContradictionsProvider detail={detail}>
          <FindingsProvider detail={detail}>
            <KnownProvider detail={detail} answering={isRunning(detail)}>
              {isRunning(detail) ? (
                <ChangeRequestsProvider review={review}>
                  <ReviewForm
                    detail={detail}
                    userRef={userRef}
                    onSubmitted={replace}
                    onReload={reload}
                  />
                </ChangeRequestsProvider>
              ) : (
                <DisclosuresProvider detail={detail}>
                  <AmendmentsProvider detail={detail}>
                    <FrozenReview
                      detail={detail}
                      userRef={userRef}
                      onChanged={replace}
                    />
                  </AmendmentsProvider>
                </DisclosuresProvider>
              )}
            </KnownProvider>
          </FindingsProvider>
        </ContradictionsProvider>
      </CommentsProvider>
    </div>
  );
}

/** Why no review is shown, with the way back to the entity. */
function ReviewNotShown(props: { error: unknown; onRetry: () => void }) {
  const { error, onRetry } = props;
  const { t } = useOrrTranslation();
  const missing = errorKindOf(error) === 'notFound';
  return (
    <ErrorPanel
      error={error}
      title={missing ? t('questionnaire.missing.title') : undefined}
      advice={
        missing ? (
          <>
            {t('questionnaire.missing.advice')}{' '}
            <Link to=".." underline="always">
              {t('questionnaire.back')}
            </Link>
          </>
        ) : undefined
      }
      onRetry={onRetry}
    />
  );
}

/** One review of the entity: its questions while it runs, its frozen answers afterwards. @internal */
export function Questionnaire() {
  const { reviewId = '' } = useParams();
  const load = useReview(reviewId);
  switch (load.status) {
    case 'loading':
      return <ReviewSkeleton />;
    case 'error':
      return <ReviewNotShown error={load.error} onRetry={load.reload} />;
    default:
      return <LoadedReview key={load.detail.review.id} load={load} />;
  }
}
