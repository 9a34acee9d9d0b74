import { useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { NavLink, useSearchParams } from 'react-router-dom';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { carriedParams } from './carriedParams';
import { ORGANISATION_VIEWS, OrganisationView } from './organisationViews';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    overflowX: 'auto',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: {
    display: 'inline-flex',
    alignItems: 'center',
    flexShrink: 0,
    minHeight: 44,
    padding: theme.spacing(0, 2),
    color: theme.palette.text.primary,
    textDecoration: 'none',
    borderBottom: '3px solid transparent',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: -2,
    },
    '&[aria-current="page"]': {
      fontWeight: 'bold',
      borderBottomColor: theme.palette.text.primary,
    },
  },
}));

/** The views side by side; each link takes along what the present one is narrowed to. @internal */
export function ViewTabs({ current }: { current: OrganisationView }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [params] = useSearchParams();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen it may lie outside.
    nav.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, [current.name]);
  return (
    <nav
      ref={nav}
      className={classes.root}
      aria-label={t('organisation.views')}
    >
      {ORGANISATION_VIEWS.map(({ path, name, carries }) => (
        <NavLink
          key={name}
          end
          className={classes.tab}
          to={{
            pathname: path || '.',
            search: carriedParams(params, current.carries, carries).toString(),
          }}
        >
          {t(`organisation.view.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
