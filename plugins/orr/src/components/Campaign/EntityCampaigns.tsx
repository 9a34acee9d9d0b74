import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { useCampaignAsks } from '../../hooks/useCampaignAsks';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AskLine } from './AskLine';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `4px solid ${theme.palette.divider}`,
    padding: theme.spacing(0.5, 0, 0.5, 2),
    overflowWrap: 'anywhere',
    display: 'grid',
    gap: theme.spacing(1),
  },
}));

/** What running campaigns still ask of an entity; nothing where there is none, or it cannot be known. @internal */
export function EntityCampaigns({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const asks = useCampaignAsks(entityRef);
  if (asks.status !== 'ready' || !asks.value.items.length) {
    return null;
  }
  return (
    <Grid item xs={12}>
      <section className={classes.root} aria-label={t('campaign.ask.label')}>
        {asks.value.items.map(ask => (
          <div key={ask.campaign.id}>
            <AskLine ask={ask} />
          </div>
        ))}
      </section>
    </Grid>
  );
}
