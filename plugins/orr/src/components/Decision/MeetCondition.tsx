import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  Decision,
  DecisionCondition,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { useFocusOnMount } from '../Questionnaire/useFocusOnMount';

interface MeetConditionProps {
  reviewId: string;
  condition: DecisionCondition;
  onDecision: (decision: Decision) => void;
}

function MeetForm(props: MeetConditionProps & { onCancel: () => void }) {
  const { reviewId, condition } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const focused = useFocusOnMount<HTMLInputElement>(true);
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const write = useNamedWrite<{ url?: string; note?: string }, Decision>(
    body =>
      api.meetCondition({
        params: { reviewId, conditionId: condition.id },
        body,
      }),
    props.onDecision,
  );
  const body = {
    ...(url.trim() && { url: url.trim() }),
    ...(note.trim() && { note: note.trim() }),
  };
  const empty = Object.keys(body).length === 0;
  return (
    <div>
      <TextField
        id={`met-url-${condition.id}`}
        type="url"
        label={t('scrutiny.condition.url')}
        value={url}
        onChange={event => setUrl(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.url }}
        inputRef={focused}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
      />
      <TextField
        id={`met-note-${condition.id}`}
        label={t('scrutiny.condition.note')}
        value={note}
        onChange={event => setNote(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.note }}
        helperText={empty ? t('scrutiny.condition.needs') : undefined}
        variant="outlined"
        size="small"
        margin="dense"
        multiline
        fullWidth
      />
      {write.error !== undefined && (
        <ErrorPanel
          error={write.error}
          title={t('scrutiny.saveFailed')}
          kept={t('scrutiny.kept')}
        />
      )}
      <Button
        color="primary"
        variant="outlined"
        style={{ minHeight: 44 }}
        disabled={empty || write.running}
        onClick={() => write.run(body)}
      >
        {t('scrutiny.condition.save')}
      </Button>
      <Button style={{ minHeight: 44 }} onClick={props.onCancel}>
        {t('scrutiny.condition.cancel')}
      </Button>
    </div>
  );
}

/** Says that a condition is met, with what shows it. @internal */
export function MeetCondition(props: MeetConditionProps) {
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  if (open) {
    return <MeetForm {...props} onCancel={() => setOpen(false)} />;
  }
  return (
    <Button
      size="small"
      variant="outlined"
      style={{ minHeight: 44 }}
      aria-label={t('scrutiny.condition.meetOf', {
        condition: props.condition.text,
      })}
      onClick={() => setOpen(true)}
    >
      {t('scrutiny.condition.meet')}
    </Button>
  );
}
