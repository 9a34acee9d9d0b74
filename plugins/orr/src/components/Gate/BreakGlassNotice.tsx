import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ReportProblemIcon from '@material-ui/icons/ReportProblemOutlined';
import { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { BreakGlass } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import useInterval from 'react-use/esm/useInterval';
import useUpdate from 'react-use/esm/useUpdate';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { toneColour } from '../Standing';
import { EndOverride } from './EndOverride';

const MINUTE_MS = 60_000;

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    padding: theme.spacing(2),
    borderLeft: `4px solid ${toneColour(theme, 'warning')}`,
    overflowWrap: 'anywhere',
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  end: { marginTop: theme.spacing(1.5) },
}));

/** Says that releases go past the gate, as long as they do: who lets them, why and until when. @internal */
export function BreakGlassNotice(props: {
  entity: Entity;
  breakGlass?: BreakGlass;
  mayEnd: boolean;
  onEnded: () => void;
}) {
  const { entity, breakGlass, mayEnd, onEnded } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  // It ends by itself while the page is open.
  useInterval(useUpdate(), MINUTE_MS);
  if (!breakGlass || DateTime.fromISO(breakGlass.until) <= DateTime.now()) {
    return null;
  }
  const { personRef, reason, until } = breakGlass;
  return (
    <Grid item xs={12}>
      <Paper
        component="section"
        className={classes.root}
        aria-label={t('gate.broken.title')}
      >
        <Typography variant="h6" component="h3" className={classes.title}>
          <ReportProblemIcon aria-hidden />
          {t('gate.broken.title')}
        </Typography>
        <Typography>
          {t('gate.broken.by', {
            who: (
              <EntityRefLink
                entityRef={personRef}
                defaultKind="user"
                underline="always"
                hideIcon
              />
            ),
            until: <DateText date={until} absolute />,
          })}{' '}
          {t('gate.broken.same')}
        </Typography>
        <Typography variant="body2">
          {t('gate.broken.reason', { reason })}
        </Typography>
        {mayEnd && (
          <div className={classes.end}>
            <EndOverride
              entity={entity}
              breakGlass={breakGlass}
              onDone={onEnded}
            />
          </div>
        )}
      </Paper>
    </Grid>
  );
}
