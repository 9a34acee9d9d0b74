import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { PortalLogo } from '../../components/PortalLogo';

const LOGO_SIZE = 32;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: theme.spacing(9),
    paddingLeft: (sidebarConfig.drawerWidthClosed - LOGO_SIZE) / 2,
    color: theme.palette.navigation.selectedColor,
    gap: theme.spacing(1.5),
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    fontWeight: 'bold',
  },
}));

/** The way home, with the name beside it where there is room. @internal */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <Link to="/" underline="none" className={classes.root} aria-label="Home">
      <PortalLogo size={LOGO_SIZE} />
      {isOpen && <span aria-hidden>Readiness</span>}
    </Link>
  );
}
