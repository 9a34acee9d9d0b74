import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  Escalation,
  ESCALATION_LIMITS,
  EscalationItem,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

interface EndProps {
  escalation: Escalation;
  questionTitle: string;
  onClose: () => void;
  onDone: () => void;
}

function Save(props: { label: string; running: boolean; onSave: () => void }) {
  return (
    <Button
      color="primary"
      variant="contained"
      style={{ minHeight: 44 }}
      disabled={props.running}
      onClick={props.onSave}
    >
      {props.label}
    </Button>
  );
}

/** Answers an escalation. @internal */
export function AnswerEscalation(props: EndProps) {
  const { escalation, questionTitle, onClose, onDone } = props;
  const { id: escalationId, reviewId } = escalation;
  const id = useId();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const write = useNamedWrite<{ answer: string }, EscalationItem>(
    body => api.answerEscalation({ params: { reviewId, escalationId }, body }),
    onDone,
  );
  const answer = text.trim();
  const isMissing = tried && !answer;
  const save = () => {
    setTried(true);
    if (answer) {
      write.run({ answer });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('escalation.answer.title')}
      explain={t('escalation.answer.explain', { question: questionTitle })}
      error={write.error}
      failed={t('escalation.answer.failed')}
      keeps
      actions={
        <Save
          label={t('escalation.answer.save')}
          running={write.running}
          onSave={save}
        />
      }
    >
      <TextField
        id={id}
        label={t('escalation.field.answer')}
        value={text}
        onChange={event => setText(event.target.value)}
        error={isMissing}
        helperText={isMissing ? t('escalation.problem.missing') : undefined}
        inputProps={{ maxLength: ESCALATION_LIMITS.answer }}
        required
        multiline
        minRows={3}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
      />
    </WriteDialog>
  );
}

/** Takes an escalation back. @internal */
export function WithdrawEscalation(props: EndProps) {
  const { escalation, questionTitle, onClose, onDone } = props;
  const { id: escalationId, reviewId } = escalation;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const write = useNamedWrite<object, EscalationItem>(
    body =>
      api.withdrawEscalation({ params: { reviewId, escalationId }, body }),
    onDone,
  );
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('escalation.withdraw.title')}
      explain={t('escalation.withdraw.explain', { question: questionTitle })}
      error={write.error}
      failed={t('escalation.withdraw.failed')}
      actions={
        <Save
          label={t('escalation.withdraw.save')}
          running={write.running}
          onSave={() => write.run({})}
        />
      }
    />
  );
}
