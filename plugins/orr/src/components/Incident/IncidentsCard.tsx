import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import {
  EntityIncident,
  EntityIncidentPage,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList } from '../ColumnList';
import { LiveRegion } from '../Feedback';
import { errorKindOf } from '../Feedback/errorKindOf';
import { useIncidentColumns } from './incidentColumns';
import { LookBackDialog } from './LookBackDialog';
import { useIncidentTitle } from './useIncidentTitle';
import { useIncidents } from './useIncidents';

function IncidentList(props: {
  entity: Entity;
  may: EntityIncidentPage['may'];
  incidents: ReturnType<typeof useIncidents>;
}) {
  const { entity, may, incidents } = props;
  const { newest, items, older, loadOlder } = incidents;
  const { t } = useOrrTranslation();
  const titleOf = useIncidentTitle();
  const [chosen, setChosen] = useState<EntityIncident>();
  const [kept, setKept] = useState<EntityIncident>();
  const columns = useIncidentColumns(may, setChosen);
  const isLoading = older.status === 'loading';
  return (
    <>
      <LiveRegion>
        {kept && t('incident.lookBack.kept', { title: titleOf(kept) })}
      </LiveRegion>
      <ColumnList
        label={t('incident.title')}
        rows={items.map(item => (item.id === kept?.id ? kept : item))}
        keyOf={({ id }) => id}
        columns={columns}
      />
      {older.status === 'error' && (
        <Typography role="alert">{t('incident.list.olderFailed')}</Typography>
      )}
      {older.hasMore && (
        <Button
          style={{ minHeight: 44 }}
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : loadOlder}
        >
          {t(isLoading ? 'incident.list.olderLoading' : 'incident.list.older')}
        </Button>
      )}
      {chosen && (
        <LookBackDialog
          entity={entity}
          incidentId={chosen.id}
          title={titleOf(chosen)}
          openedAt={chosen.openedAt}
          onClose={() => setChosen(undefined)}
          onDone={incident => {
            setChosen(undefined);
            setKept(incident);
            newest.reload();
          }}
        />
      )}
    </>
  );
}

/** The incidents of an entity, and which question should have caught each; nothing where none is known. @internal */
export function IncidentsCard({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const incidents = useIncidents(entity);
  const { newest } = incidents;
  const isEmpty =
    newest.status === 'loading' ||
    (newest.status === 'error' && errorKindOf(newest.error) === 'denied') ||
    (newest.status === 'ready' && !newest.value.items.length);
  if (isEmpty) {
    return null;
  }
  return (
    <Grid item xs={12}>
      <InfoCard
        title={t('incident.title')}
        titleTypographyProps={{ variant: 'h6', component: 'h3' }}
        subheader={
          newest.status === 'ready'
            ? t('incident.total', { count: newest.value.totalItems })
            : undefined
        }
      >
        {newest.status === 'ready' ? (
          <IncidentList
            entity={entity}
            may={newest.value.may}
            incidents={incidents}
          />
        ) : (
          <Typography role="alert">
            {t('incident.failed')}{' '}
            <Button style={{ minHeight: 44 }} onClick={newest.reload}>
              {t('feedback.retry')}
            </Button>
          </Typography>
        )}
      </InfoCard>
    </Grid>
  );
}
