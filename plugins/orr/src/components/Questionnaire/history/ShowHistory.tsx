import { useState } from 'react';
import Button from '@material-ui/core/Button';
import HistoryIcon from '@material-ui/icons/History';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../../translation';
import { AnswerActionProps } from '../actions/answerActionProps';
import { AnswerHistory } from './AnswerHistory';

/** Opens what an answer was before. @internal */
export function ShowHistory(props: AnswerActionProps) {
  const { detail, question, edit, autosave } = props;
  const { t } = useTranslationRef(orrTranslationRef);
  const [open, setOpen] = useState(false);
  if (!edit.answer) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        startIcon={<HistoryIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('together.history.action')}
      </Button>
      {open && (
        <AnswerHistory
          reviewId={detail.review.id}
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
