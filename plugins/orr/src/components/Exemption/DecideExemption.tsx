import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { ANSWER_LIMITS, Exemption } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { WriteDialog } from '../Feedback';

type Outcome = 'approved' | 'refused';

/** Approves or refuses an exemption; for somebody else than who asked. @internal */
export function DecideExemption(props: {
  exemption: Exemption;
  onDone: () => void;
}) {
  const { id, revision, until } = props.exemption;
  const api = useApi(orrApiRef);
  const fieldId = useId();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const write = useNamedWrite<
    { revision: number; outcome: Outcome; note?: string },
    Exemption
  >(
    body => api.decideExemption({ params: { exemptionId: id }, body }),
    () => {
      setOpen(false);
      props.onDone();
    },
  );
  const decide = (outcome: Outcome) =>
    write.run({
      revision,
      outcome,
      ...(note.trim() && { note: note.trim() }),
    });
  return (
    <>
      <Button
        color="primary"
        variant="contained"
        style={{ minHeight: 44 }}
        onClick={() => setOpen(true)}
      >
        {t('exemption.decide')}
      </Button>
      <WriteDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('exemption.decideTitle')}
        explain={t('exemption.decideExplain', { date: relative(until).full })}
        error={write.error}
        failed={t('exemption.decideFailed')}
        keeps
        actions={(['refused', 'approved'] as const).map(outcome => (
          <Button
            key={outcome}
            color="primary"
            variant={outcome === 'approved' ? 'contained' : 'outlined'}
            style={{ minHeight: 44 }}
            disabled={write.running}
            onClick={() => decide(outcome)}
          >
            {t(
              outcome === 'approved' ? 'exemption.approve' : 'exemption.refuse',
            )}
          </Button>
        ))}
      >
        <TextField
          id={`${fieldId}-note`}
          label={t('exemption.noteLabel')}
          value={note}
          onChange={event => setNote(event.target.value)}
          inputProps={{ maxLength: ANSWER_LIMITS.reason }}
          multiline
          minRows={2}
          fullWidth
          margin="dense"
          variant="outlined"
        />
      </WriteDialog>
    </>
  );
}
