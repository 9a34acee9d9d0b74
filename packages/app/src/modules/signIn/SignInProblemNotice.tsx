import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import type { SignInProblem } from './signInProblem';

const useStyles = makeStyles(theme => ({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(3),
    padding: theme.spacing(2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.error.main}`,
    borderLeftWidth: 6,
    backgroundColor: theme.palette.background.paper,
  },
  words: { flex: '1 1 240px' },
  title: { fontWeight: 'bold' },
}));

/**
 * Says what kept the visitor out, beside the button that tries again.
 *
 * @internal
 */
export function SignInProblemNotice(props: {
  problem: SignInProblem;
  onRetry: () => void;
}) {
  const { problem, onRetry } = props;
  const classes = useStyles();

  return (
    <div role="alert" className={classes.notice}>
      <ErrorOutlineIcon color="error" aria-hidden />
      <div className={classes.words}>
        <Typography className={classes.title}>{problem.title}</Typography>
        <Typography variant="body2">{problem.advice}</Typography>
      </div>
      <Button variant="contained" color="primary" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
