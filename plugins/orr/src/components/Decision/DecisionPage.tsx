import { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { useReview } from '../../hooks/useReview';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';
import { ReviewSkeleton } from '../Questionnaire/ReviewSkeleton';
import { DecisionDesk } from './DecisionDesk';

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  message: { maxWidth: '80ch', whiteSpace: 'pre-line' },
}));

function PageHead(props: { detail: ReviewDetail; back: string }) {
  const { checklist, snapshot } = props.detail;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <div className={classes.head}>
      <Link to={props.back}>{t('decision.page.back')}</Link>
      <Typography variant="h4" component="h2">
        {t('decision.page.title', { checklist: checklist.document.title })}
      </Typography>
      {snapshot && (
        <Typography variant="body2">
          {t('decision.frozen.submitted')}{' '}
          <EntityRefLink
            underline="always"
            entityRef={snapshot.createdBy}
            defaultKind="user"
          />{' '}
          <DateText date={snapshot.createdAt} />
        </Typography>
      )}
      {snapshot?.message && (
        <Typography className={classes.message}>
          {t('decision.frozen.message')}: {snapshot.message}
        </Typography>
      )}
    </div>
  );
}

/** Where a reviewer judges a submitted review. @internal */
export function DecisionPage() {
  const { reviewId = '' } = useParams();
  const navigate = useNavigate();
  const load = useReview(reviewId);
  const { t } = useTranslationRef(orrTranslationRef);
  if (load.status === 'loading') {
    return <ReviewSkeleton />;
  }
  if (load.status === 'error') {
    return <ErrorPanel error={load.error} onRetry={load.reload} />;
  }
  const { detail, userRef } = load;
  const back = `../reviews/${encodeURIComponent(reviewId)}`;
  const page = (content: ReactNode) => (
    <>
      <PageHead detail={detail} back={back} />
      {content}
    </>
  );
  if (detail.review.state !== 'submitted' || !detail.snapshot) {
    return page(<Typography>{t('decision.page.notSubmitted')}</Typography>);
  }
  if (!detail.may.decide) {
    const refusal = detail.may.decideRefusal ?? 'permission';
    return page(
      <Typography>
        {t('decision.page.notAllowed')} {t(`decision.refusal.${refusal}`)}
      </Typography>,
    );
  }
  return page(
    <DecisionDesk
      detail={detail}
      userRef={userRef}
      onDecided={() => navigate(back, { replace: true })}
    />,
  );
}
