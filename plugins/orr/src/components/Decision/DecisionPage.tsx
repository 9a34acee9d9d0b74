import { useNavigate, useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReview } from '../../hooks/useReview';
import { useScrutiny } from '../../hooks/useScrutiny';
import { ByLine } from '../ByLine';
import { CommentsProvider } from '../Comments/CommentsProvider';
import { ChangeHead } from '../ChangeReview/ChangeHead';
import { CoveredNames } from '../Coverage/CoveredNames';
import { ErrorPanel } from '../Feedback';
import { FindingsProvider } from '../Finding/FindingsProvider';
import { ReviewSkeleton } from '../Questionnaire/ReviewSkeleton';
import { ReviewHolder } from '../Scrutiny/ReviewHolder';
import { SectionSignOffs } from '../SignOff/SectionSignOffs';
import { WhoDecides } from '../Scrutiny/WhoDecides';
import { DecisionDesk } from './DecisionDesk';
import { FilledIn } from './FilledIn';

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  message: { maxWidth: '80ch', whiteSpace: 'pre-line' },
  agenda: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
}));

function PageHead(props: { detail: ReviewDetail; back: string }) {
  const { checklist, snapshot } = props.detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.head}>
      <Link to={props.back}>{t('decision.page.back')}</Link>
      <Typography variant="h4" component="h2">
        {t('decision.page.title', { checklist: checklist.document.title })}
      </Typography>
      <ChangeHead change={props.detail.review.change} />
      <CoveredNames detail={props.detail} />
      {snapshot && (
        <ByLine
          label={t('decision.frozen.submitted')}
          by={snapshot.createdBy}
          at={snapshot.createdAt}
          variant="body2"
        />
      )}
      <FilledIn detail={props.detail} />
      {snapshot?.message && (
        <Typography className={classes.message}>
          {t('decision.frozen.message')}: {snapshot.message}
        </Typography>
      )}
      {snapshot && props.detail.review.state === 'submitted' && (
        <Link to={`${props.back}/agenda`} className={classes.agenda}>
          {t('agenda.title')}
        </Link>
      )}
    </div>
  );
}

function LoadedDecision(props: { detail: ReviewDetail; userRef: string }) {
  const { detail, userRef } = props;
  const navigate = useNavigate();
  const { t } = useOrrTranslation();
  const scrutiny = useScrutiny(detail.review);
  const back = `../reviews/${encodeURIComponent(detail.review.id)}`;
  const submitted = detail.review.state === 'submitted' && detail.snapshot;
  return (
    <>
      <PageHead detail={detail} back={back} />
      {submitted ? (
        <>
          <WhoDecides detail={detail} />
          <ReviewHolder detail={detail} userRef={userRef} scrutiny={scrutiny} />
          <SectionSignOffs detail={detail} scrutiny={scrutiny} />
        </>
      ) : (
        <Typography>{t('decision.page.notSubmitted')}</Typography>
      )}
      {submitted && detail.may.decide && (
        <CommentsProvider review={detail.review} userRef={userRef}>
          <FindingsProvider detail={detail}>
            <DecisionDesk
              detail={detail}
              userRef={userRef}
              scrutiny={scrutiny}
              onDecided={() => navigate(back, { replace: true })}
            />
          </FindingsProvider>
        </CommentsProvider>
      )}
    </>
  );
}

/** Where a reviewer judges a submitted review. @internal */
export function DecisionPage() {
  const { reviewId = '' } = useParams();
  const load = useReview(reviewId);
  switch (load.status) {
    case 'loading':
      return <ReviewSkeleton />;
    case 'error':
      return <ErrorPanel error={load.error} onRetry={load.reload} />;
    default:
      return (
        <LoadedDecision
          key={load.detail.review.id}
          detail={load.detail}
          userRef={load.userRef}
        />
      );
  }
}
