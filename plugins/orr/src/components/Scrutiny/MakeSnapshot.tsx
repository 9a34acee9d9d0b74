import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  mayTransition,
  ReviewDetail,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useMotion } from '../../hooks/useMotion';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';

const MAX_NAME = 100;

function NameForm(props: {
  reviewId: string;
  onClose: () => void;
  onMade: (made: SnapshotSummary) => void;
}) {
  const { reviewId, onClose, onMade } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [name, setName] = useState('');
  const write = useNamedWrite<{ name: string }, SnapshotSummary>(
    body => api.createSnapshot({ params: { reviewId }, body }),
    onMade,
  );
  const text = name.trim();
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (text) {
          write.run({ name: text });
        }
      }}
    >
      <DialogContent>
        <DialogContentText id="orr-snapshot-text">
          {t('scrutiny.snapshot.explain')}
        </DialogContentText>
        <TextField
          id="orr-snapshot-name"
          label={t('scrutiny.snapshot.name')}
          helperText={t('scrutiny.snapshot.nameHint')}
          value={name}
          onChange={event => setName(event.target.value)}
          inputProps={{ maxLength: MAX_NAME }}
          variant="outlined"
          margin="dense"
          required
          fullWidth
        />
        {write.error !== undefined && (
          <ErrorPanel
            error={write.error}
            title={t('scrutiny.snapshot.failed')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('scrutiny.snapshot.cancel')}
        </Button>
        <Button
          type="submit"
          color="primary"
          style={{ minHeight: 44 }}
          disabled={!text || write.running}
        >
          {t('scrutiny.snapshot.confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Freezes a running review under a name; for whoever answers or decides it. @internal */
export function MakeSnapshot(props: {
  detail: ReviewDetail;
  onMade: (made: SnapshotSummary) => void;
}) {
  const { review, may } = props.detail;
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  // A review that can be withdrawn is one that runs.
  const mayMake =
    (may.update || may.decide) && mayTransition(review.state, 'withdraw');
  if (!mayMake) {
    return null;
  }
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="small"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('scrutiny.snapshot.open')}
      </Button>
      <span role="status">
        {made !== undefined && t('scrutiny.snapshot.done', { name: made })}
      </span>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby="orr-snapshot-title"
        aria-describedby="orr-snapshot-text"
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id="orr-snapshot-title">
          {t('scrutiny.snapshot.title')}
        </DialogTitle>
        {open && (
          <NameForm
            reviewId={review.id}
            onClose={close}
            onMade={snapshot => {
              close();
              setMade(snapshot.name);
              props.onMade(snapshot);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
