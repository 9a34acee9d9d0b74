import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  mayTransition,
  ReviewDetail,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOpening } from '../../hooks/useOpening';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

const MAX_NAME = 100;

function NameDialog(props: {
  reviewId: string;
  open: boolean;
  onClose: () => void;
  onMade: (made: SnapshotSummary) => void;
}) {
  const { reviewId, open, onClose, onMade } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const formId = useId();
  const [name, setName] = useState('');
  const write = useNamedWrite<{ name: string }, SnapshotSummary>(
    body => api.createSnapshot({ params: { reviewId }, body }),
    onMade,
  );
  const text = name.trim();
  return (
    <WriteDialog
      open={open}
      onClose={onClose}
      title={t('scrutiny.snapshot.title')}
      explain={t('scrutiny.snapshot.explain')}
      error={write.error}
      failed={t('scrutiny.snapshot.failed')}
      keeps
      actions={
        <Button
          type="submit"
          form={formId}
          color="primary"
          style={{ minHeight: 44 }}
          disabled={!text || write.running}
        >
          {t('scrutiny.snapshot.confirm')}
        </Button>
      }
    >
      <form
        id={formId}
        onSubmit={event => {
          event.preventDefault();
          if (text) {
            write.run({ name: text });
          }
        }}
      >
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
      </form>
    </WriteDialog>
  );
}

/** Freezes a running review under a name; for whoever answers or decides it. @internal */
export function MakeSnapshot(props: {
  detail: ReviewDetail;
  onMade: (made: SnapshotSummary) => void;
}) {
  const { review, may } = props.detail;
  const { t } = useOrrTranslation();
  const { begin, ...dialog } = useOpening();
  const [made, setMade] = useState<string>();
  // A review that can be withdrawn is one that runs.
  const mayMake =
    (may.update || may.decide) && mayTransition(review.state, 'withdraw');
  if (!mayMake) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={begin}
      >
        {t('scrutiny.snapshot.open')}
      </Button>
      <span role="status">
        {made !== undefined && t('scrutiny.snapshot.done', { name: made })}
      </span>
      <NameDialog
        {...dialog}
        key={dialog.turn}
        reviewId={review.id}
        onMade={snapshot => {
          dialog.onClose();
          setMade(snapshot.name);
          props.onMade(snapshot);
        }}
      />
    </>
  );
}
