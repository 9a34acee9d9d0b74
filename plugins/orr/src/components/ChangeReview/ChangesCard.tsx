import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReviewPage, ReviewSummary } from 'backstage-plugin-orr-common';
import { useChangeReviews } from '../../hooks/useChangeReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { ReviewAChange } from './ReviewAChange';
import { useChangeStateText } from './useChangeStateText';

const useStyles = makeStyles(theme => ({
  about: { maxWidth: '75ch' },
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  item: { padding: theme.spacing(0.75, 0), overflowWrap: 'anywhere' },
  button: { minHeight: 44 },
}));

function ChangeEntry({ review }: { review: ReviewSummary }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const stateText = useChangeStateText();
  const { change } = review;
  return (
    <li className={classes.item}>
      <Link to={`reviews/${review.id}`} underline="always">
        {change?.title ?? review.checklistTitle}
      </Link>
      <Typography variant="body2" component="div">
        {stateText(review)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {change && (
          <>
            {t(`changeReview.kind.${change.kind}`)}, {t('changeReview.planned')}{' '}
            <DateText date={change.plannedOn} absolute />
            {' · '}
          </>
        )}
        {t('changeReview.ledBy')}{' '}
        <EntityRefLink entityRef={review.driverRef} underline="always" />
      </Typography>
    </li>
  );
}

function ChangeList(props: { entity: Entity; latest: ReviewPage }) {
  const { items, older, loadOlder } = useChangeReviews(
    props.entity,
    props.latest,
  );
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {items.length ? (
        <ul className={classes.list} aria-label={t('changeReview.title')}>
          {items.map(review => (
            <ChangeEntry key={review.id} review={review} />
          ))}
        </ul>
      ) : (
        <Typography className={classes.list}>
          {t(older.hasMore ? 'changeReview.noneLately' : 'changeReview.none')}
        </Typography>
      )}
      {older.status === 'error' && (
        <Typography role="alert">{t('changeReview.failed')}</Typography>
      )}
      {older.hasMore && (
        <Button
          className={classes.button}
          aria-disabled={older.status === 'loading'}
          onClick={older.status === 'loading' ? undefined : loadOlder}
        >
          {t(
            older.status === 'loading'
              ? 'changeReview.olderLoading'
              : 'changeReview.older',
          )}
        </Button>
      )}
    </>
  );
}

/** The changes of an entity that were reviewed, and the way to have another one reviewed. @internal */
export function ChangesCard(props: {
  entity: Entity;
  latest: ReviewPage;
  mayCreate: boolean;
}) {
  const { entity, latest, mayCreate } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('changeReview.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.about}
      >
        {t('changeReview.about')}
      </Typography>
      <ChangeList entity={entity} latest={latest} />
      {mayCreate && <ReviewAChange entity={entity} />}
    </InfoCard>
  );
}
