import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReviewPage, ReviewSummary } from 'backstage-plugin-orr-common';
import { useReviewHistory } from '../../hooks/useReviewHistory';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useChangeStateText } from '../ChangeReview/useChangeStateText';
import { CompareLink } from '../Compare/CompareLink';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';
import { SideCard } from './SideCard';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  older: { minHeight: 44 },
  changes: { display: 'inline-block', padding: theme.spacing(1, 0) },
}));

function HistoryEntry({ review }: { review: ReviewSummary }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const state = useChangeStateText()(review);
  return (
    <li className={classes.entry}>
      <span aria-hidden>{review.decidedAt ? '◆' : '●'}</span>
      <div className={classes.text}>
        <Link to={`reviews/${review.id}`}>
          {t('tab.history.open', {
            kind: t(`reviewKind.${review.kind}`),
            state,
          })}
        </Link>
        {review.change && (
          <Typography variant="body2">{review.change.title}</Typography>
        )}
        <Typography variant="body2" color="textSecondary" component="div">
          {review.decidedAt
            ? t('tab.history.decided')
            : t('tab.history.startedBy')}{' '}
          <DateText date={review.decidedAt ?? review.startedAt} />
          {' · '}
          {review.checklistTitle},{' '}
          {t('tab.checklist.version', {
            version: String(review.checklistVersion),
          })}
          {' · '}
          {t('tab.history.openBy')}{' '}
          <EntityRefLink entityRef={review.driverRef} />
        </Typography>
      </div>
    </li>
  );
}

function HistoryList(props: { entity: Entity; newest: ReviewPage }) {
  const { items, older } = useReviewHistory(props.entity, props.newest);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!items.length) {
    return (
      <Typography color="textSecondary">{t('tab.history.empty')}</Typography>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t('tab.history.title')}>
        {items.map(review => (
          <HistoryEntry key={review.id} review={review} />
        ))}
      </ul>
      {older.status === 'error' && (
        <ErrorPanel error={older.error} title={t('tab.history.failed')} />
      )}
      {older.status !== 'none' && (
        <Button
          className={classes.older}
          aria-disabled={older.status === 'loading'}
          onClick={older.status === 'loading' ? undefined : older.load}
        >
          {older.status === 'loading'
            ? t('tab.history.loadingOlder')
            : t('tab.history.older')}
        </Button>
      )}
    </>
  );
}

/** A way to the comparison for each checklist under which there were reviews. */
function ComparableChecklists(props: { entity: Entity; newest: ReviewPage }) {
  const { t } = useOrrTranslation();
  const titles = new Map(
    props.newest.items
      // One change says little about another.
      .filter(({ kind }) => kind !== 'change')
      .map(({ checklistId, checklistTitle }) => [checklistId, checklistTitle]),
  );
  return (
    <>
      {[...titles].map(([checklist, title]) => (
        <div key={checklist}>
          <CompareLink
            names={{ entity: stringifyEntityRef(props.entity), checklist }}
            text={
              titles.size > 1
                ? t('compare.linkOf', { checklist: title })
                : t('compare.link')
            }
          />
        </div>
      ))}
    </>
  );
}

/** Reviews and decisions of the entity, newest first. @internal */
export function ReviewHistory(props: {
  entity: Entity;
  /** Absent for whoever may not read reviews. */
  newest?: ReviewPage;
}) {
  const { entity, newest } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <SideCard title={t('tab.history.title')}>
      {newest ? (
        <>
          <HistoryList entity={entity} newest={newest} />
          {newest.items.length > 0 && (
            <Typography component="div">
              <Link to="history" className={classes.changes}>
                {t('changes.show')}
              </Link>
              <ComparableChecklists entity={entity} newest={newest} />
            </Typography>
          )}
        </>
      ) : (
        <Typography color="textSecondary">{t('tab.history.denied')}</Typography>
      )}
    </SideCard>
  );
}
