import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import PersonAddOutlinedIcon from '@material-ui/icons/PersonAddOutlined';
import { ANSWER_LIMITS, isFullEntityRef } from 'backstage-plugin-orr-common';
import { useOpening } from '../../../hooks/useOpening';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { EntityPicker } from '../../EntityPicker';
import { WriteDialog } from '../../Feedback';
import { AnswerActionProps } from './answerActionProps';

function HandOverDialog(
  props: AnswerActionProps & { open: boolean; onClose: () => void },
) {
  const { question, edit, autosave, open, onClose } = props;
  const { t } = useOrrTranslation();
  const held = edit.draft.mode === 'toBeResearched';
  const [assigneeRef, setAssigneeRef] = useState('');
  const [note, setNote] = useState(held ? edit.draft.researchNote : '');
  const [asked, setAsked] = useState(false);
  const missing = !isFullEntityRef(assigneeRef.trim());
  const confirm = () => {
    setAsked(true);
    if (!missing) {
      autosave.edit(
        question.id,
        {
          ...edit.draft,
          mode: 'toBeResearched',
          assigneeRef: assigneeRef.trim(),
          researchNote: note,
        },
        'now',
      );
      onClose();
    }
  };
  return (
    <WriteDialog
      open={open}
      onClose={onClose}
      title={t('known.handOver.title')}
      explain={t('known.handOver.hint')}
      failed={t('known.handOver.title')}
      actions={
        <Button
          style={{ minHeight: 44 }}
          color="primary"
          variant="contained"
          onClick={confirm}
        >
          {t('known.handOver.confirm')}
        </Button>
      }
    >
      {edit.answer?.statement && !held && (
        <Typography gutterBottom color="textSecondary">
          {t('known.handOver.replaces')}
        </Typography>
      )}
      <EntityPicker
        id={`handOver-person-${question.id}`}
        label={t('known.handOver.person')}
        value={assigneeRef}
        onChange={setAssigneeRef}
        error={asked && missing}
        helperText={
          asked && missing ? t('known.handOver.needsPerson') : undefined
        }
        fullWidth
      />
      <TextField
        id={`handOver-note-${question.id}`}
        label={t('known.handOver.note')}
        value={note}
        onChange={event => setNote(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.note }}
        variant="outlined"
        size="small"
        margin="dense"
        multiline
        fullWidth
      />
    </WriteDialog>
  );
}

/** Gives a question to somebody who knows the answer. @internal */
export function HandOver(props: AnswerActionProps) {
  const { t } = useOrrTranslation();
  const { begin, ...dialog } = useOpening();
  return (
    <>
      <Button
        size="small"
        startIcon={<PersonAddOutlinedIcon />}
        aria-haspopup="dialog"
        onClick={begin}
      >
        {t('known.handOver.open')}
      </Button>
      <HandOverDialog {...props} {...dialog} key={dialog.turn} />
    </>
  );
}
