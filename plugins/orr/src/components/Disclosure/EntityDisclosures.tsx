import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { DisclosureItem, EntityReadiness } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useToday } from '../../hooks/useToday';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { errorKindOf } from '../Feedback';
import {
  DISCLOSURES_ANCHOR,
  isAboutDisclosure,
} from '../EntityReadiness/reasonGroups';
import { DisclosureLine } from './DisclosureLine';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  question: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** The reviews whose decisions the disclosed gaps count against. */
function reviewIdsOf({ checklists, decisions }: EntityReadiness): string[] {
  const ids = checklists.flatMap(({ reasons, decisionId }) =>
    reasons.some(isAboutDisclosure)
      ? decisions.filter(({ id }) => id === decisionId)
      : [],
  );
  return [...new Set(ids.map(({ reviewId }) => reviewId))];
}

function isOpenFor(entityRef: string) {
  return ({ disclosure }: DisclosureItem) =>
    disclosure.closedAt === undefined &&
    (disclosure.coveredEntityRef === undefined ||
      disclosure.coveredEntityRef === entityRef);
}

function FetchedDisclosures(props: {
  entityRef: string;
  reviewIds: string[];
  onChanged: () => void;
}) {
  const { entityRef, reviewIds, onChanged } = props;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  const key = reviewIds.join();
  const loaded = useLoaded(
    signal =>
      Promise.all(
        key
          .split(',')
          .map(reviewId =>
            api.listDisclosures({ params: { reviewId } }, { signal }),
          ),
      ),
    [api, key],
    { keepPrevious: true },
  );
  const items =
    loaded.status === 'ready'
      ? loaded.value.flatMap(list => list.items).filter(isOpenFor(entityRef))
      : [];
  const failed =
    loaded.status === 'error' &&
    !['denied', 'notFound'].includes(errorKindOf(loaded.error));
  if (!failed && !items.length) {
    return null;
  }
  return (
    <InfoCard
      title={t('disclosure.entity.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {failed && (
        <Typography role="alert">
          {t('disclosure.entity.failed')}{' '}
          <Button style={{ minHeight: 44 }} onClick={loaded.reload}>
            {t('feedback.retry')}
          </Button>
        </Typography>
      )}
      <ul className={classes.list} aria-label={t('disclosure.entity.title')}>
        {items.map(item => (
          <li key={item.disclosure.id}>
            <Link
              className={classes.question}
              to={`reviews/${encodeURIComponent(
                item.disclosure.reviewId,
              )}?question=${encodeURIComponent(item.disclosure.questionId)}`}
            >
              {item.questionTitle}
            </Link>
            <DisclosureLine
              item={item}
              today={today}
              onChanged={() => {
                loaded.reload();
                onChanged();
              }}
            />
          </li>
        ))}
      </ul>
    </InfoCard>
  );
}

/** The gaps of an entity that were disclosed after its decisions; nothing is asked for where none counts. @internal */
export function EntityDisclosures(props: {
  readiness: EntityReadiness;
  onChanged: () => void;
}) {
  const { readiness, onChanged } = props;
  const reviewIds = reviewIdsOf(readiness);
  return reviewIds.length ? (
    <Grid item xs={12} id={DISCLOSURES_ANCHOR} tabIndex={-1}>
      <FetchedDisclosures
        entityRef={readiness.entity.entityRef}
        reviewIds={reviewIds}
        onChanged={onChanged}
      />
    </Grid>
  ) : null;
}
