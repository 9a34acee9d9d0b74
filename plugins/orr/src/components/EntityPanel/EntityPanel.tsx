import { KeyboardEvent, ReactNode } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import CloseIcon from '@material-ui/icons/Close';
import Skeleton from '@material-ui/lab/Skeleton';
import { orrApiRef } from '../../api';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { useLoaded } from '../../hooks/useLoaded';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { PanelBody } from './PanelBody';

const useStyles = makeStyles(theme => ({
  beside: {
    flex: '0 0 360px',
    minWidth: 0,
    position: 'sticky',
    top: theme.spacing(2),
    maxHeight: `calc(100vh - ${theme.spacing(4)}px)`,
    overflowY: 'auto',
    padding: theme.spacing(1, 2, 2),
  },
  over: { width: 'min(100vw, 420px)', padding: theme.spacing(1, 2, 2) },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  title: { outline: 'none', overflowWrap: 'anywhere' },
}));

type Told = Pick<EntityPanelState, 'close' | 'headingRef'> & {
  entityRef: string;
};

/** Beside the list where there is room, over it where there is not. */
function Frame(props: {
  label: string;
  close: () => void;
  children: ReactNode;
}) {
  const { label, close, children } = props;
  const classes = useStyles();
  const motion = useMotion();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('sm'));
  if (narrow) {
    return (
      <Drawer
        open
        anchor="right"
        transitionDuration={motion}
        onClose={close}
        PaperProps={{
          className: classes.over,
          role: 'dialog',
          'aria-modal': true,
          'aria-label': label,
        }}
      >
        <Typography component="div">{children}</Typography>
      </Drawer>
    );
  }
  return (
    <Paper
      component="aside"
      variant="outlined"
      className={classes.beside}
      aria-label={label}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          close();
        }
      }}
    >
      {children}
    </Paper>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  switch (errorKindOf(error)) {
    case 'denied':
      return <Typography>{t('panel.denied')}</Typography>;
    case 'notFound':
      return <Typography>{t('panel.gone')}</Typography>;
    default:
      return (
        <ErrorPanel error={error} title={t('panel.failed')} onRetry={onRetry} />
      );
  }
}

/** What there is to know of one entity without leaving the list. @internal */
export function EntityPanel({ entityRef, close, headingRef }: Told) {
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    signal =>
      api.getEntityReadiness({ params: parseEntityRef(entityRef) }, { signal }),
    [api, entityRef],
  );
  const known = loaded.status === 'ready' ? loaded.value.entity : undefined;
  const name = known?.title ?? parseEntityRef(entityRef).name;
  return (
    <Frame label={t('panel.of', { name })} close={close}>
      <div className={classes.head}>
        <Typography
          variant="h5"
          component="h2"
          className={classes.title}
          tabIndex={-1}
          ref={headingRef}
        >
          {name}
        </Typography>
        <IconButton aria-label={t('panel.close')} onClick={close}>
          <CloseIcon />
        </IconButton>
      </div>
      {loaded.status === 'loading' && (
        <Delayed>
          <LiveRegion>{t('panel.loading')}</LiveRegion>
          <Skeleton height={40} width="60%" />
          <Skeleton height={24} />
          <Skeleton height={24} />
        </Delayed>
      )}
      {loaded.status === 'error' && (
        <Failed error={loaded.error} onRetry={loaded.reload} />
      )}
      {loaded.status === 'ready' && <PanelBody readiness={loaded.value} />}
    </Frame>
  );
}
