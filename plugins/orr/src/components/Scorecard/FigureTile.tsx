import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { HowButton } from './HowButton';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0 },
  label: {
    display: 'flex',
    alignItems: 'center',
    fontSize: theme.typography.body2.fontSize,
  },
  // What finds no place beside the value goes below it as a whole.
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: theme.spacing(1),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
  figure: {
    fontSize: theme.typography.h5.fontSize,
    fontWeight: 'bold',
  },
  target: {
    flexBasis: '100%',
    fontSize: theme.typography.body2.fontSize,
    color: theme.palette.text.secondary,
  },
  below: { flexBasis: '100%' },
  beside: {
    fontSize: theme.typography.body2.fontSize,
    whiteSpace: 'nowrap',
  },
}));

/** A figure with its name, what it has moved by, the way to what it counts, and how it was computed. @internal */
export function FigureTile(props: {
  label: string;
  value?: string;
  /** Said beside the value: out of how much. */
  of?: ReactNode;
  /** By how much it has moved. */
  moved?: string;
  /** How it went from day to day. */
  trend?: ReactNode;
  /** What the organisation aims at, in words. */
  target?: string;
  to?: string;
  how: ReactNode;
}) {
  const { label, value, of, moved, trend, target, to, how } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const shown =
    value === undefined ? (
      t('scorecard.noValue')
    ) : (
      <span className={classes.figure}>{value}</span>
    );
  return (
    <div className={classes.root}>
      <dt className={classes.label}>
        {label}
        <HowButton of={label}>{how}</HowButton>
      </dt>
      <dd className={classes.value}>
        {to && value !== undefined ? <Link to={to}>{shown}</Link> : shown}
        {of && <span className={classes.beside}>{of}</span>}
        {moved && <span className={classes.beside}>{moved}</span>}
        {trend && <div className={classes.below}>{trend}</div>}
        {target && <div className={classes.target}>{target}</div>}
      </dd>
    </div>
  );
}
