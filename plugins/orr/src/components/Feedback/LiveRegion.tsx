import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: 1,
    height: 1,
    margin: -1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
});

/**
 * Says to screen readers what others see change; politely, so that it waits for the end of a sentence.
 *
 * @internal
 */
export function LiveRegion(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {props.children}
    </div>
  );
}
