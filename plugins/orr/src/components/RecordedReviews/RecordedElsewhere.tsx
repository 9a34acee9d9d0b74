import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { RecordedReview } from 'backstage-plugin-orr-common';
import { useEntityRecordedReviews } from '../../hooks/useEntityRecordedReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { SideCard } from '../EntityReadiness/SideCard';
import { SafeLink } from '../Questionnaire/SafeLink';
import { ValidUntil } from './ValidUntil';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  link: {
    '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
  },
  button: { minHeight: 44 },
}));

function Entry({ review, today }: { review: RecordedReview; today: string }) {
  const { reviewedOn, outcome, checklist, url, validUntil } = review;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <li className={classes.entry}>
      <Typography>
        {t(`outcome.${outcome}`)}
        {' · '}
        <DateText date={reviewedOn} absolute />
      </Typography>
      {checklist && <Typography variant="body2">{checklist}</Typography>}
      {validUntil && (
        <Typography variant="body2">
          <ValidUntil until={validUntil} today={today} />
        </Typography>
      )}
      {url && (
        <div className={classes.link}>
          <SafeLink url={url}>{t('recorded.open')}</SafeLink>
        </div>
      )}
      <ByLine
        label={t('recorded.broughtInBy')}
        by={review.recordedBy}
        at={review.recordedAt}
      />
    </li>
  );
}

/** Reviews that were held elsewhere, told apart from what was decided here; nothing where there is none. @internal */
export function RecordedElsewhere({ entity }: { entity: Entity }) {
  const { newest, items, older, loadOlder } = useEntityRecordedReviews(entity);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (newest.status !== 'ready' || !items.length) {
    return null;
  }
  return (
    <Grid item xs={12}>
      <SideCard title={t('recorded.title')}>
        <Typography variant="body2" color="textSecondary">
          {t('recorded.unverified')}
        </Typography>
        <ul className={classes.list} aria-label={t('recorded.title')}>
          {items.map(review => (
            <Entry key={review.id} review={review} today={newest.value.today} />
          ))}
        </ul>
        {older.status === 'error' && (
          <Typography color="error" role="alert">
            {t('recorded.moreFailed')}
          </Typography>
        )}
        {older.hasMore && (
          <Button
            className={classes.button}
            disabled={older.status === 'loading'}
            onClick={loadOlder}
          >
            {t('recorded.older')}
          </Button>
        )}
      </SideCard>
    </Grid>
  );
}
