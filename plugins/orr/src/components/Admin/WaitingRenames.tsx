import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  WaitingEntityMove,
  WaitingEntityMoves,
} from 'backstage-plugin-orr-common';
import { Loaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel } from '../Feedback';
import { useRenameStyles } from './useRenameStyles';
import { useMoveProblemTexts } from './useMoveProblemTexts';

const useStyles = makeStyles(theme => ({
  problems: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
  button: { minHeight: 44 },
}));

function Line(props: {
  waiting: WaitingEntityMove;
  onUse: (waiting: WaitingEntityMove) => void;
}) {
  const { waiting } = props;
  const classes = useStyles();
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const problemTexts = useMoveProblemTexts();
  const refs = { from: waiting.fromRef, to: waiting.toRef };
  return (
    <li className={lines.item}>
      <Typography>{t('admin.move.waiting.line', refs)}</Typography>
      <ul className={classes.problems}>
        {problemTexts(waiting).map(text => (
          <Typography component="li" variant="body2" key={text}>
            {text}
          </Typography>
        ))}
      </ul>
      {!waiting.problems.includes('notARef') && (
        <Button
          className={classes.button}
          size="small"
          variant="outlined"
          aria-label={t('admin.move.waiting.useLabel', refs)}
          onClick={() => props.onUse(waiting)}
        >
          {t('admin.move.waiting.use')}
        </Button>
      )}
    </li>
  );
}

function Listed(props: {
  found: WaitingEntityMoves;
  onUse: (waiting: WaitingEntityMove) => void;
}) {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const { items, more } = props.found;
  if (!items.length) {
    return (
      <Typography color="textSecondary">
        {t('admin.move.waiting.empty')}
      </Typography>
    );
  }
  return (
    <>
      <Typography>{t('admin.move.waiting.about')}</Typography>
      <ul className={lines.list} aria-label={t('admin.move.waiting.title')}>
        {items.map(waiting => (
          <Line key={waiting.toRef} waiting={waiting} onUse={props.onUse} />
        ))}
      </ul>
      {more && <Typography>{t('admin.move.waiting.more')}</Typography>}
    </>
  );
}

/** Annotations that name an earlier ref and wait, with what is in the way. @internal */
export function WaitingRenames(props: {
  waiting: Loaded<WaitingEntityMoves>;
  onUse: (waiting: WaitingEntityMove) => void;
}) {
  const { waiting } = props;
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('admin.move.waiting.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {waiting.status === 'loading' && (
        <Delayed>
          <Skeleton height={80} aria-label={t('admin.move.waiting.loading')} />
        </Delayed>
      )}
      {waiting.status === 'error' && (
        <ErrorPanel
          error={waiting.error}
          title={t('admin.move.waiting.failed')}
          onRetry={waiting.reload}
        />
      )}
      {waiting.status === 'ready' && (
        <Listed found={waiting.value} onUse={props.onUse} />
      )}
    </InfoCard>
  );
}
