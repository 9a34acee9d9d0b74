import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { MyReadiness } from 'backstage-plugin-orr-common';
import { useMyReadiness } from '../../hooks/useMyReadiness';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { Delayed, ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { listOfMine, OWED_STANDINGS } from './listOfMine';
import { OwedCard } from './OwedCard';

function Cards({ mine }: { mine: MyReadiness }) {
  const { t } = useOrrTranslation();
  const { owed, fallsDue } = mine;
  return (
    <>
      <Grid item xs={12}>
        <OwedCard
          title={t('mine.owed.title')}
          owned={owed}
          empty={
            mine.requiredItems
              ? t('mine.owed.empty')
              : t('mine.owed.nothingOwned')
          }
          all={{
            text: t('mine.owed.all', { count: owed.totalItems }),
            to: `..${listOfMine(mine, OWED_STANDINGS)}`,
          }}
        />
      </Grid>
      <Grid item xs={12}>
        <OwedCard
          title={t('mine.due.title', {
            date: <DateText key="date" date={fallsDue.until} absolute />,
          })}
          owned={fallsDue}
          empty={t('mine.due.empty')}
          all={{
            text: t('mine.due.all', { count: fallsDue.totalItems }),
            to: `..${listOfMine(mine)}`,
          }}
        />
      </Grid>
      <Grid item xs={12}>
        <Typography variant="caption">{t('mine.teams.what')}</Typography>
      </Grid>
    </>
  );
}

/** What the viewer's teams owe, and what falls due. @internal */
export function TeamCards() {
  const { t } = useOrrTranslation();
  const mine = useMyReadiness();
  switch (mine.status) {
    case 'loading':
      return (
        <Grid item xs={12}>
          <Delayed>
            <LiveRegion>{t('mine.loading')}</LiveRegion>
            <Typography aria-hidden>{t('mine.loading')}</Typography>
          </Delayed>
        </Grid>
      );
    case 'error':
      return (
        <Grid item xs={12}>
          <ErrorPanel
            error={mine.error}
            title={
              errorKindOf(mine.error) === 'denied'
                ? t('mine.teams.denied')
                : t('mine.teams.failed')
            }
            onRetry={mine.reload}
          />
        </Grid>
      );
    default:
      return <Cards mine={mine.value} />;
  }
}
