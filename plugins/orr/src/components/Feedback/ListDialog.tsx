import { ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { Loaded } from '../../hooks/useLoaded';
import { useMotion } from '../../hooks/useMotion';
import { Delayed } from './Delayed';
import { ErrorPanel } from './ErrorPanel';

/** A dialog that shows what is kept of one kind, and lets it be added to. @internal */
export function ListDialog<T>(props: {
  title: string;
  explain: string;
  list: Loaded<T>;
  loading: string;
  failed: string;
  close: string;
  onClose: () => void;
  children: (value: T) => ReactNode;
  /** Below the list, however it fares. */
  below?: ReactNode;
  /** Beside the way to close it. */
  actions?: ReactNode;
}) {
  const { list } = props;
  const motion = useMotion();
  const id = useId();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      transitionDuration={motion}
      onClose={props.onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{props.title}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>{props.explain}</DialogContentText>
        {list.status === 'loading' && (
          <Delayed>
            <Typography paragraph>{props.loading}</Typography>
          </Delayed>
        )}
        {list.status === 'error' && (
          <ErrorPanel
            error={list.error}
            title={props.failed}
            onRetry={list.reload}
          />
        )}
        {list.status === 'ready' && props.children(list.value)}
        {props.below}
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={props.onClose}>
          {props.close}
        </Button>
        {props.actions}
      </DialogActions>
    </Dialog>
  );
}
