import Button from '@material-ui/core/Button';
import ClearIcon from '@material-ui/icons/Clear';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { clearedDraft } from '../autosave/answerDraft';
import { AnswerActionProps } from './answerActionProps';

/** Takes the statement back; note and evidence stay. @internal */
export function ClearAnswer(props: AnswerActionProps) {
  const { question, edit, autosave } = props;
  const { t } = useOrrTranslation();
  const { mode, choices, practice, value } = edit.draft;
  const answered =
    mode !== 'answer' ||
    choices.length > 0 ||
    practice !== undefined ||
    value !== '';
  if (!answered) {
    return null;
  }
  return (
    <Button
      size="small"
      startIcon={<ClearIcon />}
      onClick={() =>
        autosave.edit(question.id, clearedDraft(edit.draft), 'now')
      }
    >
      {t('answer.clear')}
    </Button>
  );
}
