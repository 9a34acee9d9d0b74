import { useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  SIGN_OFF_VERDICTS,
  SignOffBody,
  SignOffStates,
  SignOffVerdict,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

/** Signs a section off, or objects with a note. @internal */
export function SignOffDialog(props: {
  reviewId: string;
  snapshotId: string;
  section: { id: string; title: string };
  onClose: () => void;
  onDone: (verdict: SignOffVerdict) => void;
}) {
  const { reviewId, snapshotId, section, onClose, onDone } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [verdict, setVerdict] = useState<SignOffVerdict>('signed');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const write = useNamedWrite<Omit<SignOffBody, 'mutationId'>, SignOffStates>(
    body => api.signOffSection({ params: { reviewId }, body }),
    () => onDone(verdict),
  );
  const text = note.trim();
  const lacksNote = verdict === 'objected' && !text;
  const save = () => {
    setAsked(true);
    if (!lacksNote) {
      write.run({
        snapshotId,
        sectionId: section.id,
        verdict,
        ...(text && { note: text }),
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('signOff.dialog.title', { section: section.title })}
      explain={t('signOff.dialog.explain')}
      error={write.error}
      failed={t('signOff.dialog.failed')}
      keeps
      actions={
        <Button
          color="primary"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t(`signOff.dialog.save.${verdict}`)}
        </Button>
      }
    >
      <RadioGroup
        aria-label={t('signOff.dialog.verdict')}
        name="orr-sign-off"
        value={verdict}
        onChange={(_, chosen) => setVerdict(chosen as SignOffVerdict)}
      >
        {SIGN_OFF_VERDICTS.map(one => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio color="primary" />}
            label={t(`signOff.dialog.${one}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        id="orr-sign-off-note"
        label={t('signOff.dialog.note')}
        required={verdict === 'objected'}
        error={asked && lacksNote}
        helperText={t(
          asked && lacksNote
            ? 'signOff.dialog.noteNeeded'
            : 'signOff.dialog.noteHint',
        )}
        value={note}
        onChange={event => setNote(event.target.value)}
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
