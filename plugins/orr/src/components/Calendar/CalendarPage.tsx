import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { addDays, dueKindSchema } from 'backstage-plugin-orr-common';
import { CalendarState, useCalendar } from '../../hooks/useCalendar';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { PageFrame } from '../PageHead';
import { DayField, OwnerScope, RangeBar } from '../PageTextField';
import { FacetMenu } from '../ReadinessPage/FacetMenu';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { DueDays } from './DueDays';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  days: { padding: theme.spacing(2) },
  button: { minHeight: 44, textTransform: 'none' },
  stale: { opacity: 0.6 },
}));

/** From how many days after today until how many. */
const PRESETS = { month: [0, 30], quarter: [0, 90], past: [-365, -1] } as const;

function Kinds({ state }: { state: CalendarState }) {
  const { kind, newest, setKinds } = state;
  const { t } = useOrrTranslation();
  const counts = newest.status === 'ready' ? newest.value.kinds : undefined;
  return (
    <FacetMenu
      label={t('calendar.kind')}
      options={dueKindSchema.options.map(value => ({
        value,
        label: t(`briefing.due.${value}`),
        count: counts && (counts.find(one => one.kind === value)?.count ?? 0),
      }))}
      chosen={kind}
      onChange={setKinds}
    />
  );
}

function Narrowing({ state }: { state: CalendarState }) {
  const { from, until, today, scope, setDays } = state;
  const { t } = useOrrTranslation();
  return (
    <RangeBar
      label={t('calendar.range')}
      presets={(['month', 'quarter', 'past'] as const).map(name => {
        const [first, last] = PRESETS[name].map(days => addDays(today, days));
        return {
          name: t(`calendar.preset.${name}`),
          chosen: from === first && until === last,
          choose: () => setDays({ from: first, until: last }),
        };
      })}
    >
      <DayField
        label={t('calendar.from')}
        value={from}
        onChange={day =>
          setDays({ from: day, until: until < day ? day : until })
        }
      />
      <DayField
        label={t('calendar.until')}
        value={until}
        onChange={day => setDays({ until: day, from: from > day ? day : from })}
      />
      <Kinds state={state} />
      <OwnerScope scope={scope} mine={t('calendar.mine')} />
    </RangeBar>
  );
}

function Empty({ state: { scope } }: { state: CalendarState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <Typography paragraph>
        {t(scope.everybody ? 'calendar.empty' : 'calendar.emptyMine')}
      </Typography>
      {!scope.everybody && (
        <Button
          className={classes.button}
          variant="outlined"
          onClick={() => scope.setEverybody(true)}
        >
          {t('calendar.showAll')}
        </Button>
      )}
    </div>
  );
}

function More({ state: { older, loadOlder } }: { state: CalendarState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('calendar.moreFailed')}
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
            {t('calendar.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Result({ state }: { state: CalendarState }) {
  const { newest, items } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (newest.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (newest.status === 'error') {
    const isDenied = errorKindOf(newest.error) === 'denied';
    return (
      <ErrorPanel
        error={newest.error}
        title={t(isDenied ? 'briefing.denied.title' : 'calendar.failed')}
        advice={isDenied ? t('briefing.denied.advice') : undefined}
        onRetry={isDenied ? undefined : newest.reload}
      />
    );
  }
  const { value: page, stale } = newest;
  const total = t('calendar.total', { count: page.totalItems });
  return (
    <div
      className={`${classes.root} ${stale ? classes.stale : ''}`}
      aria-busy={stale}
    >
      <LiveRegion>{stale ? '' : total}</LiveRegion>
      {items.length > 0 ? (
        <>
          <Typography variant="body2">{total}</Typography>
          <Paper variant="outlined" className={classes.days}>
            <DueDays items={items} today={page.today} />
          </Paper>
        </>
      ) : (
        <Empty state={state} />
      )}
      <More state={state} />
    </div>
  );
}

/** What falls due, day by day. @internal */
export function CalendarPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const state = useCalendar();
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('briefing.back')}
      title={t('calendar.title')}
      intro={t('calendar.intro')}
    >
      <Narrowing state={state} />
      <Result state={state} />
    </PageFrame>
  );
}
