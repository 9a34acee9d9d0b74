import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Link } from '@backstage/core-components';
import { useCampaignAsks } from '../../hooks/useCampaignAsks';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { AskLine } from './AskLine';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
  },
}));

/** What running campaigns still ask of what the viewer and their groups own; nothing where there is none. @internal */
export function MyCampaigns() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const asks = useCampaignAsks();
  if (asks.status !== 'ready' || !asks.value.items.length) {
    return null;
  }
  const { items, totalItems } = asks.value;
  const more = totalItems - items.length;
  return (
    <Grid item xs={12}>
      <InfoCard
        title={t('campaign.ask.mine')}
        titleTypographyProps={{ variant: 'h6', component: 'h3' }}
      >
        <ul className={classes.list}>
          {items.map(ask => (
            <li
              key={`${ask.campaign.id} ${ask.entity.entityRef}`}
              className={classes.item}
            >
              <Link to={pathOf(ask.entity)}>
                {ask.entity.title ?? ask.entity.entityRef.split('/').pop()}
              </Link>
              <AskLine ask={ask} />
            </li>
          ))}
        </ul>
        {more > 0 && (
          <Typography variant="body2">
            {t('campaign.ask.more', { count: more })}
          </Typography>
        )}
      </InfoCard>
    </Grid>
  );
}
