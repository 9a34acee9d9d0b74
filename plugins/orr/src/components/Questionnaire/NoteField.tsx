import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { AnswerFormProps } from './answerFormProps';
import { DraftTextField } from './DraftTextField';

/** The note on an answer; a button until there is one. @internal */
export function NoteField(props: AnswerFormProps) {
  const { question, draft, onChange, onBlur, problemAt } = props;
  const { t } = useTranslationRef(orrTranslationRef);
  const [open, setOpen] = useState(false);
  if (!open && !draft.note) {
    return (
      <Button
        size="small"
        style={{ minHeight: 44 }}
        aria-keyshortcuts="C"
        onClick={() => setOpen(true)}
      >
        {t('answer.addNote')}
      </Button>
    );
  }
  return (
    <DraftTextField
      field="note"
      id={`note-${question.id}`}
      label={t('answer.note')}
      value={draft.note}
      onText={note => onChange({ note }, 'later')}
      onBlur={onBlur}
      problemAt={problemAt}
      multiline
      fullWidth
      takesFocus={open}
      inputProps={{ 'aria-keyshortcuts': 'C' }}
    />
  );
}
