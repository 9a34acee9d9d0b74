import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  addDays,
  ReadinessChangePage,
  readinessDirectionSchema,
} from 'backstage-plugin-orr-common';
import {
  LOOKS_BACK,
  ReadinessChangesState,
  useReadinessChanges,
} from '../../hooks/useReadinessChanges';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { NumberText } from '../NumberText';
import { PageFrame } from '../PageHead';
import { DayField, OwnerScope, RangeBar } from '../PageTextField';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ChangeRows, Move } from './ChangeRows';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  section: { padding: theme.spacing(2) },
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  count: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    padding: theme.spacing(0.75, 1.5),
    '& strong': { fontVariantNumeric: 'tabular-nums' },
  },
  button: { minHeight: 44, textTransform: 'none' },
  stale: { opacity: 0.6 },
}));

function Days({ state }: { state: ReadinessChangesState }) {
  const { since, until, today, setDays, scope } = state;
  const { t } = useOrrTranslation();
  return (
    <RangeBar
      label={t('moves.range')}
      presets={(['week', 'month', 'quarter'] as const).map(name => {
        const day = addDays(today, -LOOKS_BACK[name]);
        return {
          name: t(`moves.preset.${name}`),
          chosen: since === day && until === today,
          choose: () => setDays({ since: day, until: today }),
        };
      })}
    >
      <DayField
        label={t('moves.since')}
        value={since}
        max={until}
        onChange={day => setDays({ since: day })}
      />
      <DayField
        label={t('moves.until')}
        value={until}
        max={today}
        onChange={day =>
          setDays({ until: day, since: since > day ? day : undefined })
        }
      />
      <OwnerScope scope={scope} mine={t('moves.mine')} />
    </RangeBar>
  );
}

/** How many went from where to where. */
function Summary({ page }: { page: ReadinessChangePage }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <ul className={classes.summary} aria-label={t('moves.summary')}>
      {page.moves.map(({ before, after, count }) => (
        <Paper
          key={`${before}-${after}`}
          component="li"
          variant="outlined"
          className={classes.count}
        >
          <strong>
            <NumberText value={count} />
          </strong>{' '}
          <Move before={before} after={after} />
        </Paper>
      ))}
    </ul>
  );
}

function Empty({ state }: { state: ReadinessChangesState }) {
  const { scope } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <Typography paragraph>
        {t(scope.everybody ? 'moves.empty' : 'moves.emptyMine')}
      </Typography>
      {!scope.everybody && (
        <Button
          className={classes.button}
          variant="outlined"
          onClick={() => scope.setEverybody(true)}
        >
          {t('moves.showAll')}
        </Button>
      )}
    </div>
  );
}

function Changes(props: {
  page: ReadinessChangePage;
  state: ReadinessChangesState;
}) {
  const { page, state } = props;
  const { items, older, loadOlder } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <Summary page={page} />
      {readinessDirectionSchema.options.map(direction => {
        const changes = items.filter(one => one.direction === direction);
        const count = page.moves
          .filter(one => one.direction === direction)
          .reduce((sum, one) => sum + one.count, 0);
        return changes.length ? (
          <Paper
            key={direction}
            component="section"
            variant="outlined"
            className={classes.section}
          >
            <Typography variant="h6" component="h3">
              {t(`moves.direction.${direction}`)} ({count})
            </Typography>
            <ChangeRows changes={changes} />
          </Paper>
        ) : null;
      })}
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('moves.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <div>
          <Button
            className={classes.button}
            variant="outlined"
            disabled={older.status === 'loading'}
            onClick={loadOlder}
          >
            {t('moves.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Result({ state }: { state: ReadinessChangesState }) {
  const { newest, since } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  if (newest.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (newest.status === 'error') {
    const isDenied = errorKindOf(newest.error) === 'denied';
    return (
      <ErrorPanel
        error={newest.error}
        title={t(isDenied ? 'briefing.denied.title' : 'moves.failed')}
        advice={isDenied ? t('briefing.denied.advice') : undefined}
        onRetry={isDenied ? undefined : newest.reload}
      />
    );
  }
  const { value: page, stale } = newest;
  const { historyFrom, totalItems } = page;
  const total = t('moves.total', { count: totalItems });
  return (
    <div
      className={`${classes.root} ${stale ? classes.stale : ''}`}
      aria-busy={stale}
    >
      <LiveRegion>{stale ? '' : total}</LiveRegion>
      {historyFrom && since < historyFrom && (
        <Typography role="note">
          {t('moves.historyFrom', { date: relative(historyFrom).full })}
        </Typography>
      )}
      {totalItems > 0 && <Typography variant="body2">{total}</Typography>}
      {totalItems > 0 ? (
        <Changes page={page} state={state} />
      ) : (
        <Empty state={state} />
      )}
    </div>
  );
}

/** Compares where entities stand on two days. @internal */
export function ReadinessChangesPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const state = useReadinessChanges();
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('briefing.back')}
      title={t('moves.title')}
      intro={t('moves.intro')}
    >
      <Days state={state} />
      <Result state={state} />
    </PageFrame>
  );
}
