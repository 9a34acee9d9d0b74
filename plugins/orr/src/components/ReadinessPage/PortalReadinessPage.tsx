import { makeStyles } from '@material-ui/core/styles';
import { OrganisationPages } from './OrganisationPages';

const useStyles = makeStyles(theme => ({
  content: {
    // The header of the portal keeps its own distance.
    paddingTop: 0,
    [theme.breakpoints.up('sm')]: { paddingLeft: 20, paddingRight: 20 },
  },
}));

/** The page below the header that the new frontend system gives it. @internal */
export function PortalReadinessPage() {
  const classes = useStyles();
  return (
    <main>
      <OrganisationPages className={classes.content} />
    </main>
  );
}
