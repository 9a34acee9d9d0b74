import { useId, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useMotion } from '../../hooks/useMotion';

/** Asks before something that was entered is lost; whoever does not decide keeps it, with the focus where it was. @internal */
export function LossQuestion(props: {
  open: boolean;
  title: string;
  text?: string;
  keep: string;
  lose: string;
  onKeep: () => void;
  onLose: () => void;
}) {
  const { open, title, text, onKeep } = props;
  const motion = useMotion();
  const id = useId();
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      transitionDuration={motion}
      // A button cannot show that it has the focus before it is there.
      TransitionProps={{ onEntered: () => keep.current?.focus() }}
      onClose={onKeep}
      aria-labelledby={`${id}-title`}
      aria-describedby={text && `${id}-text`}
      maxWidth="xs"
    >
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      {text && (
        <DialogContent>
          <DialogContentText id={`${id}-text`}>{text}</DialogContentText>
        </DialogContent>
      )}
      <DialogActions>
        <Button ref={keep} style={{ minHeight: 44 }} onClick={onKeep}>
          {props.keep}
        </Button>
        <Button
          color="primary"
          style={{ minHeight: 44 }}
          onClick={props.onLose}
        >
          {props.lose}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
