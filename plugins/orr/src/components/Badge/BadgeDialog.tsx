import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Badge } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useMotion } from '../../hooks/useMotion';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { ByLine } from '../ByLine';
import { Delayed, ErrorPanel } from '../Feedback';
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
  const motion = useMotion();
  const id = useId();
  const loaded = useLoaded(
    signal => api.listBadges({ params }, { signal }),
    [api, stringifyEntityRef(entity)],
  );
  const mint = useNamedWrite<{}, Badge>(
    body => api.mintBadge({ params, body }),
    loaded.reload,
  );
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      transitionDuration={motion}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{t('badge.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>
          {t('badge.explain')}
        </DialogContentText>
        {loaded.status === 'loading' && (
          <Delayed>
            <Typography paragraph>{t('badge.loading')}</Typography>
          </Delayed>
        )}
        {loaded.status === 'error' && (
          <ErrorPanel
            error={loaded.error}
            title={t('badge.failed')}
            onRetry={loaded.reload}
          />
        )}
        {loaded.status === 'ready' && (
          <Badges
            items={loaded.value.items}
            entity={entity}
            onChanged={loaded.reload}
          />
        )}
        {mint.error !== undefined && (
          <ErrorPanel error={mint.error} title={t('badge.mintFailed')} />
        )}
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('badge.close')}
        </Button>
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={mint.running || loaded.status !== 'ready'}
          onClick={() => mint.run({})}
        >
          {t('badge.mint')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
