import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { errorKindOf, mayHelpAgain, messageOf } from './errorKindOf';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  retry: { marginTop: theme.spacing(1.5), minHeight: 44 },
}));

/**
 * What happened, what was kept, what to do, and a way to try again, shown where it happened.
 *
 * @internal
 */
export function ErrorPanel(props: {
  error: unknown;
  /** Instead of the general title for this kind of error. */
  title?: string;
  /** Whether the title says all of what happened, and the words of the backend nothing more to a person. */
  isSaid?: boolean;
  /** What was not lost. */
  kept?: ReactNode;
  /** Instead of the general advice. */
  advice?: ReactNode;
  onRetry?: () => void;
  /** Comes into view and takes the focus: for what a person has just tried, where it could go unseen. */
  takesFocus?: boolean;
}) {
  const { error, takesFocus } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const panel = useFocusFor<HTMLDivElement>(takesFocus && error);
  const kind = errorKindOf(error);
  const advice =
    props.advice ??
    (kind === 'notFound' ? undefined : t(`feedback.${kind}.advice`));
  return (
    <Paper
      ref={panel}
      className={classes.root}
      variant="outlined"
      role="alert"
      tabIndex={takesFocus ? -1 : undefined}
    >
      <Typography variant="h6" component="h2">
        {props.title ?? t(`feedback.${kind}.title`)}
      </Typography>
      {kind === 'failed' && !props.isSaid && (
        <Typography>{messageOf(error)}</Typography>
      )}
      {props.kept && <Typography component="div">{props.kept}</Typography>}
      {advice && (
        <Typography component="div" color="textSecondary">
          {advice}
        </Typography>
      )}
      {props.onRetry && mayHelpAgain(error) && (
        <Button
          className={classes.retry}
          variant="outlined"
          onClick={props.onRetry}
        >
          {t('feedback.retry')}
        </Button>
      )}
    </Paper>
  );
}
