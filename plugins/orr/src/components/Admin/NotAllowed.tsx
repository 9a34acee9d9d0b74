import { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), maxWidth: '80ch' },
}));

/** Says to whoever may not do something what it takes. @internal */
export function NotAllowed(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="h6" component="h3">
        {props.title}
      </Typography>
      <Typography>{props.children}</Typography>
    </Paper>
  );
}
