import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { IncidentHindsight } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { DateText } from '../DateText';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 2),
    padding: 0,
    overflowWrap: 'anywhere',
  },
  way: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    lineHeight: 1.4,
  },
}));

function LastReview(props: {
  checklist: IncidentHindsight['checklists'][number];
}) {
  const { review, checklistTitle } = props.checklist;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  if (!review) {
    return (
      <Typography>
        {t('incident.lookBack.noReview', { checklist: checklistTitle })}
      </Typography>
    );
  }
  return (
    <>
      <Typography>
        {t('incident.lookBack.before', {
          checklist: checklistTitle,
          outcome: t(`outcome.${review.outcome}`),
          date: <DateText date={review.decidedAt} absolute />,
        })}
      </Typography>
      <Link
        to={`${pathOf(review)}/reviews/${review.reviewId}`}
        underline="always"
        className={classes.way}
      >
        {t('incident.lookBack.openReview', { checklist: checklistTitle })}
      </Link>
    </>
  );
}

/** The last review before an incident, under each checklist. @internal */
export function LastReviews({ hindsight }: { hindsight: IncidentHindsight }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!hindsight.checklists.length) {
    return <Typography>{t('incident.lookBack.noChecklist')}</Typography>;
  }
  return (
    <ul className={classes.list}>
      {hindsight.checklists.map(checklist => (
        <li key={checklist.checklistId}>
          <LastReview checklist={checklist} />
        </li>
      ))}
    </ul>
  );
}
