import { Suspense } from 'react';
import { Content } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Outlet, useLocation, useResolvedPath } from 'react-router-dom';
import { useOpenedView } from '../../hooks/useOpenedView';
import { useOwnStart } from '../../hooks/useOwnStart';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { OpenedViewName, SavedViewsButton, ViewNotOpened } from '../SavedViews';
import { ScorecardStrip } from '../Scorecard';
import { ORGANISATION_VIEWS, OrganisationView } from './organisationViews';
import { PageWays } from './PageWays';
import { ViewTabs } from './ViewTabs';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
  },
  saved: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
}));

function useCurrentView(): OrganisationView {
  const { pathname } = useLocation();
  const base = useResolvedPath('').pathname;
  const below = pathname.slice(base.length).replace(/^\/+|\/+$/g, '');
  return (
    ORGANISATION_VIEWS.find(({ path }) => path === below) ??
    ORGANISATION_VIEWS[0]
  );
}

/** The view that is asked for, once it is known which one a saved view is of, and of whom the page opens. */
function ShownView(props: {
  opened: ReturnType<typeof useOpenedView>;
  deciding: boolean;
}) {
  const { asked, loaded } = props.opened;
  if (asked && loaded.status === 'error') {
    return <ViewNotOpened error={loaded.error} onRetry={loaded.reload} />;
  }
  return asked || props.deciding ? (
    <ReadinessSkeleton />
  ) : (
    <Suspense fallback={<ReadinessSkeleton />}>
      <Outlet />
    </Suspense>
  );
}

/** What stays while one goes from view to view: how the organisation stands, and the views as tabs. @internal */
export function OrganisationFrame({ className }: { className?: string }) {
  const classes = useStyles();
  const view = useCurrentView();
  const opened = useOpenedView();
  const { loaded, asked } = opened;
  // The other views begin as they are asked for.
  const { deciding } = useOwnStart({ enabled: view.path === '' && !asked });
  return (
    <Content className={className}>
      <Typography component="div" className={classes.root}>
        <div className={classes.head}>
          <PageWays />
          <div className={classes.saved}>
            {!asked && loaded.status === 'ready' && loaded.value && (
              <OpenedViewName view={loaded.value} />
            )}
            <SavedViewsButton view={view.path} />
          </div>
        </div>
        {view.carries === 'filters' && !asked && !deciding && (
          <ScorecardStrip />
        )}
        <ViewTabs current={view} />
        <ShownView opened={opened} deciding={deciding} />
      </Typography>
    </Content>
  );
}
