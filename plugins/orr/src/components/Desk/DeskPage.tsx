import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { deskShowSchema } from 'backstage-plugin-orr-common';
import { Desk, useDesk } from '../../hooks/useDesk';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { PageFrame } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { DeskRows } from './DeskRows';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  button: {
    minHeight: 44,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
    '&[aria-pressed="true"]': {
      fontWeight: 'bold',
      borderColor: theme.palette.text.primary,
    },
  },
  total: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
}));

function useTotal({ newest, items, older }: Desk): string {
  const { t } = useOrrTranslation();
  if (newest.status !== 'ready') {
    return '';
  }
  return older.hasMore
    ? t('desk.shownMany', { number: String(items.length) })
    : t('desk.shown', { count: items.length });
}

function ShowButtons({ desk }: { desk: Desk }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const total = useTotal(desk);
  return (
    <div className={classes.bar} role="group" aria-label={t('desk.show.label')}>
      {deskShowSchema.options.map(show => (
        <Button
          key={show}
          className={classes.button}
          variant="outlined"
          aria-pressed={desk.show === show}
          onClick={() => desk.setShow(show)}
        >
          {t(`desk.show.${show}`)}
        </Button>
      ))}
      <Typography variant="body2" className={classes.total}>
        {total}
      </Typography>
      <LiveRegion>{total}</LiveRegion>
    </div>
  );
}

function DeskResult({ desk }: { desk: Desk }) {
  const { newest, items, older } = desk;
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
        title={t(isDenied ? 'desk.denied' : 'desk.failed')}
        onRetry={isDenied ? undefined : newest.reload}
      />
    );
  }
  return (
    <>
      {items.length > 0 && <DeskRows items={items} userRef={desk.userRef} />}
      {items.length === 0 && !older.hasMore && (
        <Typography>{t(`desk.empty.${desk.show}`)}</Typography>
      )}
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('desk.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <div>
          <Button
            className={classes.button}
            variant="outlined"
            disabled={older.status === 'loading'}
            onClick={desk.loadOlder}
          >
            {t('desk.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What the viewer may decide. @internal */
export function DeskPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const desk = useDesk();
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('desk.back')}
      title={t('desk.title')}
      intro={t('desk.intro')}
    >
      <ShowButtons desk={desk} />
      <DeskResult desk={desk} />
    </PageFrame>
  );
}
