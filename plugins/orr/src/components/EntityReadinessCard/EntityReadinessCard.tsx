import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { InfoCard, Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ChecklistReadiness,
  EntityReadiness,
  standingHolds,
} from 'backstage-plugin-orr-common';
import { useEntityReadiness } from '../../hooks/useEntityReadiness';
import { useMountedPath } from '../../hooks/useMountedPath';
import { OpenReview, useOpenReviews } from '../../hooks/useOpenReviews';
import { entityContentRouteRef } from '../../routes';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { Delayed, ErrorPanel, errorKindOf } from '../Feedback';
import { StandingStatus } from '../Standing';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(1, 0), paddingLeft: theme.spacing(2.5) },
  open: { display: 'inline-block', marginTop: theme.spacing(1) },
}));

function Running({ open }: { open: OpenReview | undefined }) {
  const { t } = useOrrTranslation();
  if (open?.status !== 'ready') {
    return <Typography>{t('scrutiny.card.running')}</Typography>;
  }
  const { review } = open.detail;
  const kind = t(`reviewKind.${review.kind}`);
  return (
    <Typography>
      {review.state === 'submitted'
        ? t('scrutiny.card.submitted', { kind })
        : t('scrutiny.card.progress', {
            kind,
            answered: String(open.judgement.answered),
            total: String(open.judgement.total),
          })}
    </Typography>
  );
}

function Reasons(props: {
  checklists: ChecklistReadiness[];
  readiness: EntityReadiness;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const reasonText = useReasonText();
  return (
    <ul className={classes.list} aria-label={t('tab.reasonsTitle')}>
      {props.checklists.flatMap(checklist =>
        reasonGroupsOf(checklist.reasons, {
          checklistId: checklist.checklistId,
          decisions: props.readiness.decisions,
        }).map(group => (
          <Typography
            component="li"
            key={`${checklist.checklistId} ${group.code}`}
          >
            {reasonText(group)}
          </Typography>
        )),
      )}
    </ul>
  );
}

function LoadedCard({ readiness }: { readiness: EntityReadiness }) {
  const { entity } = useEntity();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const tab = useMountedPath(entityContentRouteRef);
  const { headline, checklists, may } = readiness;
  const openIds = checklists.flatMap(({ openReviewId }) =>
    openReviewId && may.readReviews ? [openReviewId] : [],
  );
  const { reviews } = useOpenReviews(entity, openIds);
  if (headline === 'notRequired') {
    return (
      <Typography color="textSecondary">
        {t('scrutiny.card.notRequired')}
      </Typography>
    );
  }
  const behind = checklists.filter(({ standing }) => standing === headline);
  const running = checklists.filter(({ openReviewId }) => openReviewId);
  const validUntil = behind
    .flatMap(checklist => checklist.validUntil ?? [])
    .sort()[0];
  return (
    <>
      <StandingStatus standing={headline} headline />
      <Reasons checklists={behind} readiness={readiness} />
      {validUntil && standingHolds(headline) && (
        <Typography>
          {t('tab.validUntil')} <DateText date={validUntil} absolute />
        </Typography>
      )}
      {running.map(({ checklistId, openReviewId }) => (
        <Running key={checklistId} open={reviews.get(openReviewId!)} />
      ))}
      {tab && (
        <Link to={tab} className={classes.open}>
          {t('scrutiny.card.open')}
        </Link>
      )}
    </>
  );
}

function CardBody() {
  const { entity } = useEntity();
  const { t } = useOrrTranslation();
  const readiness = useEntityReadiness(entity);
  switch (readiness.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton height={32} width="50%" />
          <Skeleton height={24} />
        </Delayed>
      );
    case 'error':
      return errorKindOf(readiness.error) === 'denied' ? (
        <Typography color="textSecondary">
          {t('scrutiny.card.denied')}
        </Typography>
      ) : (
        <ErrorPanel
          error={readiness.error}
          title={t('scrutiny.card.failed')}
          onRetry={readiness.reload}
        />
      );
    default:
      return <LoadedCard readiness={readiness.value} />;
  }
}

/** Where an entity stands, on its overview: the standing with its reasons, until when, and the running review. @internal */
export function EntityReadinessCard() {
  const { t } = useOrrTranslation();
  return (
    <InfoCard title={t('scrutiny.card.title')}>
      <CardBody />
    </InfoCard>
  );
}
