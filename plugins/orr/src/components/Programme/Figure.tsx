import { ReactNode } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';

const useStyles = makeStyles(theme => ({
  figure: {
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
  how: { fontSize: theme.typography.caption.fontSize, maxWidth: 320 },
}));

/** A figure that says how it was computed where one looks at it, and leads to what it counts. @internal */
export function Figure(props: {
  to: string;
  how: string;
  /** When it was computed. */
  at: string;
  children: ReactNode;
}) {
  const { to, how, at, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const date = useRelativeDate()(at).full;
  return (
    <Tooltip
      classes={{ tooltip: classes.how }}
      title={`${how} ${t('programme.coverage.asOf', { date })}`}
    >
      <Link to={to} underline="always" className={classes.figure}>
        {children}
      </Link>
    </Tooltip>
  );
}
