import Button from '@material-ui/core/Button';
import UndoIcon from '@material-ui/icons/Undo';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerActionProps } from './answerActionProps';

/** Takes back the latest change made on this page. @internal */
export function UndoAnswer(props: AnswerActionProps) {
  const { question, edit, autosave } = props;
  const { t } = useOrrTranslation();
  return edit.undoable && !edit.theirs ? (
    <Button
      size="small"
      startIcon={<UndoIcon />}
      onClick={() => autosave.undo(question.id)}
    >
      {t('together.undo.action')}
    </Button>
  ) : null;
}
