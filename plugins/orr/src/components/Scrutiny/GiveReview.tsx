import { useState } from 'react';
import { isError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useApi } from '@backstage/core-plugin-api';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { ReviewerChoice } from './ReviewerChoice';
import { AssigningProps, useAssigning } from './useAssigning';

type GiveProps = AssigningProps & { userRef: string };

function GiveForm(props: GiveProps & { onClose: () => void }) {
  const { reviewId, userRef, holder, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [personRef, setPersonRef] = useState('');
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const missing = !isFullEntityRef(personRef.trim());
  const { running, run } = useAssigning<{ personRef: string }>(
    body => api.giveReview({ params: { reviewId }, body }),
    {
      ...props,
      onDone: () => {
        onClose();
        props.onDone(t('assignment.give.done'));
      },
      onFailed: error => {
        if (isError(error) && Number(error.statusCode) === 400) {
          setRefused(error);
        } else {
          onClose();
          props.onFailed(error);
        }
      },
    },
  );
  const confirm = () => {
    setAsked(true);
    if (!missing) {
      run({ personRef: personRef.trim() });
    }
  };
  return (
    <>
      <DialogContent>
        <DialogContentText>{t('assignment.give.explain')}</DialogContentText>
        <ReviewerChoice
          reviewId={reviewId}
          leftOut={[userRef, ...(holder ? [holder.personRef] : [])]}
          value={personRef}
          onChange={setPersonRef}
          missing={asked && missing}
        />
        {refused !== undefined && (
          <ErrorPanel
            error={refused}
            title={t('assignment.give.refused')}
            isSaid
            advice={t('assignment.give.refusedAdvice')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('assignment.give.cancel')}
        </Button>
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={running}
          onClick={confirm}
        >
          {t('assignment.give.confirm')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Gives the review to another who may decide it. @internal */
export function GiveReview(props: GiveProps) {
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="outlined"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('assignment.give.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby="orr-give-title"
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id="orr-give-title">
          {t('assignment.give.title')}
        </DialogTitle>
        {open && <GiveForm {...props} onClose={close} />}
      </Dialog>
    </>
  );
}
