import { useState } from 'react';
import Button from '@material-ui/core/Button';
import HistoryIcon from '@material-ui/icons/History';
import { CoveredEntitySummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerActionProps } from '../actions/answerActionProps';
import { AnswerHistory } from './AnswerHistory';

/** Opens what an answer was before, or what differed for one covered entity. @internal */
export function ShowHistory(
  props: Pick<AnswerActionProps, 'question' | 'edit' | 'autosave'> & {
    reviewId: string;
    entity?: CoveredEntitySummary;
  },
) {
  const { reviewId, entity, question, edit, autosave } = props;
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  if (!edit.answer) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        startIcon={<HistoryIcon />}
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        aria-label={
          entity &&
          t('together.history.actionOf', { name: entity.title ?? entity.name })
        }
        onClick={() => setOpen(true)}
      >
        {t('together.history.action')}
      </Button>
      {open && (
        <AnswerHistory
          reviewId={reviewId}
          entity={entity}
          question={question}
          current={edit.answer}
          onClose={() => setOpen(false)}
          onRestore={
            edit.theirs
              ? undefined
              : earlier => {
                  autosave.restore(question.id, earlier);
                  setOpen(false);
                }
          }
        />
      )}
    </>
  );
}
