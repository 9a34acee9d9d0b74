import { Entity } from '@backstage/catalog-model';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  EntitySummary,
  entityRolesOf,
  ownershipMendOf,
} from 'backstage-plugin-orr-common';
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
import { refOf } from './refOf';
import { RoleHolder, RoleProblems } from './RoleHolder';

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
  const roles = entityRolesOf(entity);
  const ownerRefs = owned ? summary.ownerRefs : [];
  const loaded = useOwnerEntities([
    ...new Set([
      ...ownerRefs,
      ...roles.flatMap(named => ('ref' in named ? [named.ref] : [])),
    ]),
  ]);
  // What mends it says already where this entry is edited.
  const mendedHere = ownershipMendOf(summary)?.entryRef === summary.entityRef;
  const found = loaded.status === 'ready' ? loaded.value : undefined;
  const owners = (found ?? []).filter(item => ownerRefs.includes(refOf(item)));
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
    ...roles.map(named => ({
      term: t(`ownership.role.${named.role}`),
      value: <RoleHolder named={named} holders={found} />,
    })),
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
        <RoleProblems roles={roles} />
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
