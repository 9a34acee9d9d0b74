import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { EntityReadiness } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { errorKindOf } from '../Feedback';
import { toneColour } from '../Standing';
import { ContradictionLine } from './ContradictionLine';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    padding: theme.spacing(2),
    borderLeft: `4px solid ${toneColour(theme, 'warning')}`,
  },
  title: { '&:focus': { outline: 'none' } },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(2, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0, paddingBottom: 0 },
  },
}));

function Panel(props: { entity: Entity; onChanged: () => void }) {
  const { entity, onChanged } = props;
  const classes = useStyles();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [changes, setChanges] = useState(0);
  const heading = useFocusFor<HTMLHeadingElement>(changes);
  const loaded = useLoaded(
    signal =>
      api.listEntityContradictions(
        { params: entityParamsOf(entity) },
        { signal },
      ),
    [api, entity],
    { keepPrevious: true },
  );
  const items = loaded.status === 'ready' ? loaded.value.items : [];
  const failed =
    loaded.status === 'error' &&
    !['denied', 'notFound'].includes(errorKindOf(loaded.error));
  if (!failed && !items.length) {
    return null;
  }
  return (
    <Grid item xs={12}>
      <Paper
        component="section"
        className={classes.root}
        aria-label={t('drift.title')}
      >
        <Typography
          ref={heading}
          variant="h6"
          component="h3"
          tabIndex={-1}
          className={classes.title}
        >
          {t('drift.title')}
        </Typography>
        {failed ? (
          <Typography role="alert">
            {t('drift.failed')}{' '}
            <Button style={{ minHeight: 44 }} onClick={loaded.reload}>
              {t('feedback.retry')}
            </Button>
          </Typography>
        ) : (
          <Typography variant="body2">{t('drift.intro')}</Typography>
        )}
        <ul className={classes.list}>
          {items.map(item => (
            <li key={item.id} className={classes.item}>
              <ContradictionLine
                item={item}
                onChanged={() => {
                  setChanges(count => count + 1);
                  loaded.reload();
                  onChanged();
                }}
              />
            </li>
          ))}
        </ul>
      </Paper>
    </Grid>
  );
}

/** What contradicts the decisions about an entity; nothing is asked for where there is none, and nothing shown where nothing does. @internal */
export function ContradictionsPanel(props: {
  entity: Entity;
  readiness: EntityReadiness;
  onChanged: () => void;
}) {
  const { entity, readiness, onChanged } = props;
  const isDecided = readiness.checklists.some(
    ({ decisionId }) => decisionId !== undefined,
  );
  return readiness.may.readReviews && isDecided ? (
    <Panel entity={entity} onChanged={onChanged} />
  ) : null;
}
