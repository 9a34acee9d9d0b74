import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { KeyCap } from './KeyCap';

const useStyles = makeStyles({
  // Fingers have no use for it.
  root: { opacity: 0.75, '@media (hover: none)': { display: 'none' } },
});

/** The key of what it stands beside, for the eye alone. @internal */
export function KeyHint(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <span className={classes.root} aria-hidden>
      <KeyCap>{props.children}</KeyCap>
    </span>
  );
}
