import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AssigningProps, useAssigning } from './useAssigning';

/** Takes a review upon oneself; from the hands of another only once confirmed. @internal */
export function TakeReview(props: AssigningProps & { asks: boolean }) {
  const { asks, reviewId } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { running, run } = useAssigning<{}>(
    body => api.takeReview({ params: { reviewId }, body }),
    {
      ...props,
      onDone: () => {
        close();
        props.onDone(t('assignment.take.done'));
      },
      onFailed: error => {
        close();
        props.onFailed(error);
      },
    },
  );
  return (
    <>
      <Button
        variant="outlined"
        color="primary"
        style={{ minHeight: 44 }}
        disabled={running}
        aria-haspopup={asks ? 'dialog' : undefined}
        onClick={() => (asks ? setOpen(true) : run({}))}
      >
        {asks ? t('assignment.take.confirm') : t('assignment.take.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby="orr-take-title"
        aria-describedby="orr-take-text"
      >
        <DialogTitle id="orr-take-title">
          {t('assignment.take.title')}
        </DialogTitle>
        <DialogContent>
          <DialogContentText id="orr-take-text">
            {t('assignment.take.explain')}
          </DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button style={{ minHeight: 44 }} onClick={close}>
            {t('assignment.take.cancel')}
          </Button>
          <Button
            color="primary"
            style={{ minHeight: 44 }}
            disabled={running}
            onClick={() => run({})}
          >
            {t('assignment.take.confirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
