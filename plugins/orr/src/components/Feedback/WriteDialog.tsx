import { ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { lighten, makeStyles, Theme } from '@material-ui/core/styles';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from './ErrorPanel';
import { LossQuestion } from './LossQuestion';
import { useWriting } from './useWriting';

const useStyles = makeStyles<Theme>(theme => ({
  // The theme's red is too pale to be read on the paper of a dialog, by day and by night.
  content: {
    '& label.Mui-error, & p.Mui-error': {
      color:
        theme.palette.type === 'dark'
          ? lighten(theme.palette.error.light, 0.5)
          : theme.palette.error.dark,
    },
  },
}));

/**
 * A dialog that writes something: what it is about, its fields, what went wrong, and the ways to end it. It asks before
 * it drops what was written.
 *
 * @internal
 */
export function WriteDialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  explain: string;
  error?: unknown;
  failed: string;
  /** Says that nothing of what was written is lost. */
  keeps?: boolean;
  /** For more than a few fields. */
  isWide?: boolean;
  /** Has nothing in it that takes the focus; the text does then, so that keys scroll it. */
  isText?: boolean;
  /** The buttons that end it. */
  actions: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useOrrTranslation();
  const classes = useStyles();
  const motion = useMotion();
  const id = useId();
  const writing = useWriting(props);
  const dialog = (
    <Dialog
      open={props.open}
      transitionDuration={motion}
      // A click beside it is a slip more often than a wish to end it.
      onClose={(_, reason) => reason !== 'backdropClick' && writing.end()}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      fullWidth
      maxWidth={props.isWide ? 'md' : 'sm'}
    >
      <DialogTitle id={`${id}-title`}>{props.title}</DialogTitle>
      <DialogContent
        ref={writing.content}
        className={classes.content}
        onChange={writing.onChange}
        tabIndex={props.isText ? 0 : undefined}
      >
        <DialogContentText id={`${id}-text`}>{props.explain}</DialogContentText>
        {props.children}
        {props.error !== undefined && (
          <ErrorPanel
            error={props.error}
            title={props.failed}
            kept={props.keeps ? t('feedback.kept') : undefined}
            takesFocus
          />
        )}
      </DialogContent>
      <DialogActions onClickCapture={writing.onAct}>
        <Button style={{ minHeight: 44 }} onClick={writing.end}>
          {t('feedback.cancel')}
        </Button>
        {props.actions}
      </DialogActions>
    </Dialog>
  );
  // The question comes first, so that it gives the focus back before the dialog does.
  return (
    <>
      <LossQuestion
        open={writing.asking}
        title={t('feedback.loss.title')}
        keep={t('feedback.loss.keep')}
        lose={t('feedback.loss.discard')}
        onKeep={writing.keep}
        onLose={writing.discard}
      />
      {dialog}
    </>
  );
}
