import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useApi } from '@backstage/core-plugin-api';
import {
  isSameRef,
  mayTransition,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useMotion } from '../../hooks/useMotion';
import { ErrorPanel } from '../Feedback';

/** Ends a review without a decision, once confirmed; for its driver. @internal */
export function WithdrawReview(props: {
  detail: ReviewDetail;
  userRef: string;
  onDone: (detail: ReviewDetail) => void;
}) {
  const { review } = props.detail;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const write = useNamedWrite<{ revision: number }, ReviewDetail>(
    body => api.withdrawReview({ params: { reviewId: review.id }, body }),
    detail => {
      setOpen(false);
      props.onDone(detail);
    },
  );
  const mayWithdraw =
    isSameRef(review.driverRef, props.userRef) &&
    mayTransition(review.state, 'withdraw');
  if (!mayWithdraw) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        style={{ minHeight: 44 }}
        onClick={() => setOpen(true)}
      >
        {t('scrutiny.withdraw.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={() => setOpen(false)}
        aria-labelledby="orr-withdraw-title"
        aria-describedby="orr-withdraw-text"
      >
        <DialogTitle id="orr-withdraw-title">
          {t('scrutiny.withdraw.title')}
        </DialogTitle>
        <DialogContent>
          <DialogContentText id="orr-withdraw-text">
            {t('scrutiny.withdraw.explain')}
          </DialogContentText>
          {write.error !== undefined && (
            <ErrorPanel
              error={write.error}
              title={t('scrutiny.withdraw.failed')}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button style={{ minHeight: 44 }} onClick={() => setOpen(false)}>
            {t('scrutiny.withdraw.cancel')}
          </Button>
          <Button
            color="primary"
            style={{ minHeight: 44 }}
            disabled={write.running}
            onClick={() => write.run({ revision: review.revision })}
          >
            {t('scrutiny.withdraw.confirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
