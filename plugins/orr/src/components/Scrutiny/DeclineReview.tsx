import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { ANSWER_LIMITS } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AssigningProps, useAssigning } from './useAssigning';

function DeclineForm(props: AssigningProps & { onClose: () => void }) {
  const { reviewId, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [reason, setReason] = useState('');
  const { running, run } = useAssigning<{ reason?: string }>(
    body => api.declineReview({ params: { reviewId }, body }),
    {
      ...props,
      onDone: () => {
        onClose();
        props.onDone(t('assignment.decline.done'));
      },
      onFailed: error => {
        onClose();
        props.onFailed(error);
      },
    },
  );
  const text = reason.trim();
  return (
    <>
      <DialogContent>
        <DialogContentText id="orr-decline-text">
          {t('assignment.decline.explain')}
        </DialogContentText>
        <TextField
          id="orr-decline-reason"
          label={t('assignment.decline.reason')}
          helperText={t('assignment.decline.reasonHint')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          inputProps={{ maxLength: ANSWER_LIMITS.reason }}
          variant="outlined"
          margin="dense"
          multiline
          minRows={2}
          fullWidth
        />
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('assignment.decline.cancel')}
        </Button>
        <Button
          color="primary"
          style={{ minHeight: 44 }}
          disabled={running}
          onClick={() => run(text ? { reason: text } : {})}
        >
          {t('assignment.decline.confirm')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Says that one will not decide the review. @internal */
export function DeclineReview(props: AssigningProps) {
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('assignment.decline.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby="orr-decline-title"
        aria-describedby="orr-decline-text"
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id="orr-decline-title">
          {t('assignment.decline.title')}
        </DialogTitle>
        {open && <DeclineForm {...props} onClose={close} />}
      </Dialog>
    </>
  );
}
