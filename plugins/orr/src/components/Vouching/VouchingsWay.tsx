import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useVouchingsPath } from '../../hooks/useVouchingsPath';

/** The way from the tab of an entity to what it vouches for. @internal */
export function VouchingsWay({ entityRef }: { entityRef: string }) {
  const { t } = useOrrTranslation();
  const pathOf = useVouchingsPath();
  return pathOf ? (
    <Grid item xs={12}>
      <Typography variant="body2">
        {t('vouching.page.ofEntityIntro')}{' '}
        <Link to={pathOf(entityRef)} underline="always">
          {t('vouching.page.ofEntity')}
        </Link>
      </Typography>
    </Grid>
  ) : null;
}
