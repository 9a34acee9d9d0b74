import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useVouchingsPath } from '../../hooks/useVouchingsPath';
import { SideCard } from '../EntityReadiness/SideCard';

const useStyles = makeStyles({
  way: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

/** Whether something may be built on it, as the catalog says: only then it is worth a place. */
function canBeBuiltOn({ kind, relations = [] }: Entity): boolean {
  return (
    kind.toLocaleLowerCase('en-US') === 'template' ||
    relations.some(({ type }) => type === 'dependencyOf')
  );
}

/** The way from the tab of an entity that others are built on to what it vouches for. @internal */
export function VouchingsWay(props: { entity: Entity; entityRef: string }) {
  const { entity, entityRef } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useVouchingsPath();
  return pathOf && canBeBuiltOn(entity) ? (
    <Grid item xs={12}>
      <SideCard title={t('vouching.page.ofEntityTitle')}>
        <Typography>{t('vouching.page.ofEntityIntro')}</Typography>
        <Link to={pathOf(entityRef)} underline="always" className={classes.way}>
          {t('vouching.page.ofEntity')}
        </Link>
      </SideCard>
    </Grid>
  ) : null;
}
