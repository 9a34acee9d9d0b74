import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(0, 1),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
}));

/** One thing worth knowing while a question is answered. @internal */
export function ContextPanel(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={props.title}>
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
