import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  Decision,
  DecisionCondition,
  extensionRangeOf,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { useFocusOnMount } from '../Questionnaire/useFocusOnMount';

interface ExtendConditionProps {
  detail: ReviewDetail;
  condition: DecisionCondition;
  onDecision: (decision: Decision) => void;
}

function ExtendForm(
  props: ExtendConditionProps & {
    range: { from: string; to: string };
    onDone: () => void;
  },
) {
  const { detail, condition, range } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const focused = useFocusOnMount<HTMLInputElement>(true);
  const [dueOn, setDueOn] = useState(range.to);
  const [reason, setReason] = useState('');
  const write = useNamedWrite<{ dueOn: string; reason: string }, Decision>(
    body =>
      api.extendCondition({
        params: { reviewId: detail.review.id, conditionId: condition.id },
        body,
      }),
    decision => {
      props.onDone();
      props.onDecision(decision);
    },
  );
  const fits = dueOn >= range.from && dueOn <= range.to;
  return (
    <div>
      <TextField
        id={`extend-due-${condition.id}`}
        type="date"
        label={t('scrutiny.condition.dueOn')}
        value={dueOn}
        onChange={event => setDueOn(event.target.value)}
        inputProps={{ min: range.from, max: range.to }}
        InputLabelProps={{ shrink: true }}
        helperText={t('scrutiny.condition.range', range)}
        error={!fits}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
      />
      <TextField
        id={`extend-reason-${condition.id}`}
        label={t('scrutiny.condition.reason')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.reason }}
        inputRef={focused}
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
        disabled={!fits || !reason.trim() || write.running}
        onClick={() => write.run({ dueOn, reason: reason.trim() })}
      >
        {t('scrutiny.condition.saveExtension')}
      </Button>
      <Button style={{ minHeight: 44 }} onClick={props.onDone}>
        {t('scrutiny.condition.cancel')}
      </Button>
    </div>
  );
}

/** Moves the date of a condition, with a reason; for who decided. @internal */
export function ExtendCondition(props: ExtendConditionProps) {
  const { detail, condition } = props;
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const range = extensionRangeOf({
    condition,
    checklist: detail.checklist.document,
    now: new Date(),
    timeZone: detail.timeZone,
  });
  if (!range) {
    return (
      <Typography variant="caption" color="textSecondary">
        {t('scrutiny.condition.noRange')}
      </Typography>
    );
  }
  if (open) {
    return (
      <ExtendForm {...props} range={range} onDone={() => setOpen(false)} />
    );
  }
  return (
    <Button
      size="small"
      style={{ minHeight: 44 }}
      aria-label={t('scrutiny.condition.extendOf', {
        condition: condition.text,
      })}
      onClick={() => setOpen(true)}
    >
      {t('scrutiny.condition.extend')}
    </Button>
  );
}
