import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { ANSWER_LIMITS, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChangeDraft } from './useChangeDraft';
import { useFocusFor } from '../../hooks/useFocusFor';

interface AskForChangeProps {
  question: Question;
  draft: ChangeDraft;
}

function RequestField(props: AskForChangeProps & { takesFocus: boolean }) {
  const { question, draft, takesFocus } = props;
  const { t } = useOrrTranslation();
  const field = useFocusFor<HTMLTextAreaElement>(takesFocus);
  return (
    <div>
      <TextField
        id={`ask-${question.id}`}
        label={t('scrutiny.ask.textShort')}
        value={draft.texts[question.id]}
        onChange={event => draft.write(question.id, event.target.value)}
        inputProps={{
          'aria-label': t('scrutiny.ask.text', { question: question.title }),
          maxLength: ANSWER_LIMITS.reason,
        }}
        inputRef={field}
        variant="outlined"
        margin="dense"
        multiline
        minRows={2}
        fullWidth
      />
      <Button
        size="small"
        style={{ minHeight: 44 }}
        onClick={() => draft.remove(question.id)}
      >
        {t('scrutiny.ask.remove')}
      </Button>
    </div>
  );
}

/** Writes what should change on one answer; it is sent with the others. @internal */
export function AskForChange(props: AskForChangeProps) {
  const { question, draft } = props;
  const { t } = useOrrTranslation();
  const [pressed, setPressed] = useState(false);
  if (Object.hasOwn(draft.texts, question.id)) {
    return <RequestField {...props} takesFocus={pressed} />;
  }
  return (
    <Button
      size="small"
      style={{ minHeight: 44 }}
      onClick={() => {
        setPressed(true);
        draft.write(question.id, '');
      }}
    >
      {t('scrutiny.ask.open')}
    </Button>
  );
}
