import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerFormProps } from './answerFormProps';
import { DraftTextField } from './DraftTextField';

/** The note on an answer. @internal */
export function NoteField(props: AnswerFormProps & { takesFocus: boolean }) {
  const { question, draft, onChange, onBlur, problemAt } = props;
  const { t } = useOrrTranslation();
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
      takesFocus={props.takesFocus}
      inputProps={{ 'aria-keyshortcuts': 'C' }}
    />
  );
}
