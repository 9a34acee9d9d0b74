import { InfoCard, Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { EntityMove } from 'backstage-plugin-orr-common';
import { useEntityMoves } from '../../hooks/useEntityMoves';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { Delayed, ErrorPanel } from '../Feedback';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useCarriedText } from './useCarriedText';
import { useRenameStyles } from './useRenameStyles';

const useStyles = makeStyles({ older: { minHeight: 44 } });

function Line({ move }: { move: EntityMove }) {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const textOf = useCarriedText();
  const { fromRef, toRef } = move;
  return (
    <li className={lines.item}>
      <Typography>
        {t('admin.move.waiting.line', {
          from: fromRef,
          to: (
            <Link to={pathOf({ entityRef: toRef })} key="to">
              <EntityDisplayName entityRef={toRef} hideIcon />
            </Link>
          ),
        })}
        {move.swap && ` (${t('admin.move.history.swap')})`}
      </Typography>
      <Typography variant="body2">{textOf(move.carried)}</Typography>
      {move.movedBy ? (
        <ByLine
          label={t('admin.move.history.by')}
          by={move.movedBy}
          at={move.movedAt}
        />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('admin.move.history.byAnnotation')}{' '}
          <DateText date={move.movedAt} />
        </Typography>
      )}
    </li>
  );
}

function Listed({ moves }: { moves: ReturnType<typeof useEntityMoves> }) {
  const classes = useStyles();
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const { items, older, loadOlder } = moves;
  if (!items.length) {
    return (
      <Typography color="textSecondary">
        {t('admin.move.history.empty')}
      </Typography>
    );
  }
  const isLoading = older.status === 'loading';
  return (
    <>
      <ul className={lines.list} aria-label={t('admin.move.history.title')}>
        {items.map(move => (
          <Line key={move.id} move={move} />
        ))}
      </ul>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('admin.move.history.failed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          className={classes.older}
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : loadOlder}
        >
          {t(
            isLoading
              ? 'admin.move.history.loadingOlder'
              : 'admin.move.history.older',
          )}
        </Button>
      )}
    </>
  );
}

/** Histories that were carried, newest first. @internal */
export function CarriedList({
  moves,
}: {
  moves: ReturnType<typeof useEntityMoves>;
}) {
  const { newest } = moves;
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('admin.move.history.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {newest.status === 'loading' && (
        <Delayed>
          <Skeleton height={80} aria-label={t('admin.move.history.loading')} />
        </Delayed>
      )}
      {newest.status === 'error' && (
        <ErrorPanel
          error={newest.error}
          title={t('admin.move.history.failed')}
          onRetry={newest.reload}
        />
      )}
      {newest.status === 'ready' && <Listed moves={moves} />}
    </InfoCard>
  );
}
