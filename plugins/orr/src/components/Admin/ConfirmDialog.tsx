import { ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles({
  text: { overflowWrap: 'anywhere' },
  button: { minHeight: 44 },
});

/** The last word before something is done that many people notice. @internal */
export function ConfirmDialog(props: {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  running?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const id = useId();
  const { running = false } = props;
  return (
    <Dialog
      open={props.open}
      transitionDuration={motion}
      onClose={running ? undefined : props.onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={`${id}-title`}>{props.title}</DialogTitle>
      <DialogContent className={classes.text}>
        <DialogContentText id={`${id}-text`}>{props.text}</DialogContentText>
        {props.children}
      </DialogContent>
      <DialogActions>
        <Button
          className={classes.button}
          disabled={running}
          onClick={props.onClose}
        >
          {t('admin.cancel')}
        </Button>
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          aria-disabled={running}
          onClick={running ? undefined : props.onConfirm}
        >
          {props.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
