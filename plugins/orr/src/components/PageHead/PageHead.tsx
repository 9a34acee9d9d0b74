import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
  },
  // Words give way before what one can do moves below them.
  words: { flex: '1 1 360px', minWidth: 0 },
  back: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
  intro: { maxWidth: '75ch' },
}));

/** The way back to the page that this one is below, its title, and what it is for or what one can do with it. @internal */
export function PageHead(props: {
  backTo: string;
  backText: string;
  title: string;
  intro?: string;
  action?: ReactNode;
}) {
  const classes = useStyles();
  const { backTo, backText, title, intro, action } = props;
  return (
    <div className={classes.root}>
      <div className={classes.words}>
        <Link to={backTo} className={classes.back}>
          {backText}
        </Link>
        <Typography variant="h4" component="h2">
          {title}
        </Typography>
        {intro && <Typography className={classes.intro}>{intro}</Typography>}
      </div>
      {action}
    </div>
  );
}
