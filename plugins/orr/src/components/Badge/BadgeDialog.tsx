import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Badge } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { ByLine } from '../ByLine';
import { ErrorPanel, ListDialog } from '../Feedback';
import { BadgeRow } from './BadgeRow';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

function Badges(props: {
  items: Badge[];
  entity: Entity;
  onChanged: () => void;
}) {
  const { items, entity, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const entityRef = stringifyEntityRef(entity);
  const inForce = items.filter(({ revokedAt }) => !revokedAt);
  const revoked = items.filter(({ revokedAt }) => revokedAt);
  return (
    <>
      {inForce.length > 0 ? (
        <ul className={classes.list} aria-label={t('badge.list')}>
          {inForce.map(badge => (
            <BadgeRow
              key={badge.id}
              badge={badge}
              params={entityParamsOf(entity)}
              tabUrl={`${window.location.origin}${pathOf({ entityRef })}`}
              onChanged={onChanged}
            />
          ))}
        </ul>
      ) : (
        <Typography paragraph>{t('badge.empty')}</Typography>
      )}
      {revoked.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3">
            {t('badge.revokedList')}
          </Typography>
          <ul className={classes.list} aria-label={t('badge.revokedList')}>
            {revoked.map(({ id, revokedBy, revokedAt }) => (
              <li key={id}>
                <ByLine
                  label={t('badge.revoked')}
                  by={revokedBy!}
                  at={revokedAt}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The badges of an entity, and the way to another. @internal */
export function BadgeDialog(props: { entity: Entity; onClose: () => void }) {
  const { entity, onClose } = props;
  const params = entityParamsOf(entity);
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    signal => api.listBadges({ params }, { signal }),
    [api, stringifyEntityRef(entity)],
  );
  const mint = useNamedWrite<{}, Badge>(
    body => api.mintBadge({ params, body }),
    loaded.reload,
  );
  return (
    <ListDialog
      title={t('badge.title')}
      explain={t('badge.explain')}
      list={loaded}
      loading={t('badge.loading')}
      failed={t('badge.failed')}
      close={t('badge.close')}
      onClose={onClose}
      below={
        mint.error !== undefined && (
          <ErrorPanel error={mint.error} title={t('badge.mintFailed')} />
        )
      }
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={mint.running || loaded.status !== 'ready'}
          onClick={() => mint.run({})}
        >
          {t('badge.mint')}
        </Button>
      }
    >
      {({ items }) => (
        <Badges items={items} entity={entity} onChanged={loaded.reload} />
      )}
    </ListDialog>
  );
}
