import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { ANSWER_LIMITS } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useOpening } from '../../hooks/useOpening';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { AssigningProps, isOvertaken, useAssigning } from './useAssigning';

function DeclineDialog(
  props: AssigningProps & { open: boolean; onClose: () => void },
) {
  const { reviewId, open, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<unknown>();
  const { running, run } = useAssigning<{ reason?: string }>(
    body => api.declineReview({ params: { reviewId }, body }),
    {
      ...props,
      onDone: () => {
        onClose();
        props.onDone(t('assignment.decline.done'));
      },
      onFailed: error => {
        if (isOvertaken(error)) {
          onClose();
          props.onFailed(error);
        } else {
          setRefused(error);
        }
      },
    },
  );
  const text = reason.trim();
  return (
    <WriteDialog
      open={open}
      onClose={onClose}
      title={t('assignment.decline.title')}
      explain={t('assignment.decline.explain')}
      error={refused}
      failed={t('assignment.failed')}
      keeps
      actions={
        <Button
          color="primary"
          style={{ minHeight: 44 }}
          disabled={running}
          onClick={() => run(text ? { reason: text } : {})}
        >
          {t('assignment.decline.confirm')}
        </Button>
      }
    >
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
    </WriteDialog>
  );
}

/** Says that one will not decide the review. @internal */
export function DeclineReview(props: AssigningProps) {
  const { t } = useOrrTranslation();
  const { begin, ...dialog } = useOpening();
  return (
    <>
      <Button style={{ minHeight: 44 }} aria-haspopup="dialog" onClick={begin}>
        {t('assignment.decline.open')}
      </Button>
      <DeclineDialog {...props} {...dialog} key={dialog.turn} />
    </>
  );
}
