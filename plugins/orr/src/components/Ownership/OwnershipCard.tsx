import { Entity } from '@backstage/catalog-model';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntitySummary, ownershipMendOf } from 'backstage-plugin-orr-common';
import { useOwnerEntities } from '../../hooks/useOwnerEntities';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FactList } from '../EntityReadiness/FactList';
import { OWNERSHIP_ANCHOR } from '../EntityReadiness/reasonGroups';
import { SideCard } from '../EntityReadiness/SideCard';
import { needsOwner } from '../Standing';
import { ContactLinks } from './ContactLinks';
import { EntryPlace } from './EntryPlace';
import { OwnerLinks } from './OwnerLinks';
import { OwnershipMend } from './OwnershipMend';

const useStyles = makeStyles(theme => ({
  dispute: { marginTop: theme.spacing(2) },
}));

/** Who answers for the entity, how they are reached, and what about it decides which rules apply. @internal */
export function OwnershipCard(props: {
  entity: Entity;
  summary: EntitySummary;
}) {
  const { entity, summary } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const owned = needsOwner(summary);
  const loaded = useOwnerEntities(owned ? summary.ownerRefs : []);
  // What mends it says already where this entry is edited.
  const mendedHere = ownershipMendOf(summary)?.entryRef === summary.entityRef;
  const owners = loaded.status === 'ready' ? loaded.value : [];
  const facts = [
    owned && {
      term: t('tab.owner'),
      value: (
        <>
          <OwnerLinks entity={summary} />
          <ContactLinks owners={owners} />
        </>
      ),
    },
    summary.system && {
      term: t('tab.ownership.system'),
      value: (
        <EntityRefLink
          entityRef={summary.system}
          defaultKind="system"
          defaultNamespace={summary.namespace}
        />
      ),
    },
    summary.tier && { term: t('tab.ownership.tier'), value: summary.tier },
    summary.lifecycle && {
      term: t('tab.ownership.lifecycle'),
      value: summary.lifecycle,
    },
  ].filter(fact => typeof fact === 'object');
  if (!facts.length) {
    return null;
  }
  return (
    <Grid item xs={12} id={OWNERSHIP_ANCHOR} tabIndex={-1}>
      <SideCard title={t('tab.ownership.title')}>
        <FactList facts={facts} />
        {owned && (
          <OwnershipMend entity={entity} summary={summary} owners={owners} />
        )}
        {owned && !mendedHere && (
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.dispute}
          >
            {t('ownership.dispute')} <EntryPlace entity={entity} />
          </Typography>
        )}
      </SideCard>
    </Grid>
  );
}
