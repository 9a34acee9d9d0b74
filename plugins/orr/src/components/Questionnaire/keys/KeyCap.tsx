import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-block',
    minWidth: '1.5em',
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.secondary,
    fontFamily: 'inherit',
    fontSize: theme.typography.caption.fontSize,
    lineHeight: 1.5,
    textAlign: 'center',
  },
}));

/** A key as it is printed on a keyboard. @internal */
export function KeyCap(props: { children: ReactNode }) {
  const classes = useStyles();
  return <kbd className={classes.root}>{props.children}</kbd>;
}
