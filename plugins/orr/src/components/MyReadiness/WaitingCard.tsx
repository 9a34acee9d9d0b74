import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useWaiting } from '../../hooks/useWaiting';
import { Delayed, ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { WaitingLines } from './WaitingLines';

const PAGE_SIZE = 20;

const useStyles = makeStyles(theme => ({
  more: { minHeight: 44, marginTop: theme.spacing(1) },
}));

/** Everything that waits for the viewer. @internal */
export function WaitingCard() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { loaded, more } = useWaiting(PAGE_SIZE);
  return (
    <InfoCard
      title={t('mine.waiting.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {loaded.status === 'loading' && (
        <Delayed>
          <LiveRegion>{t('mine.loading')}</LiveRegion>
          <Typography aria-hidden>{t('mine.loading')}</Typography>
        </Delayed>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={
            errorKindOf(loaded.error) === 'denied'
              ? t('mine.waiting.denied')
              : t('mine.waiting.failed')
          }
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && !loaded.value.items.length && (
        <Typography color="textSecondary">{t('mine.waiting.empty')}</Typography>
      )}
      {loaded.status === 'ready' && loaded.value.items.length > 0 && (
        <>
          <WaitingLines items={loaded.value.items} />
          {more && (
            <Button className={classes.more} variant="outlined" onClick={more}>
              {t('mine.waiting.more')}
            </Button>
          )}
        </>
      )}
    </InfoCard>
  );
}
