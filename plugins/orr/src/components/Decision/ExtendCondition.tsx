import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  Decision,
  DecisionCondition,
  extensionRangeOf,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';

interface ExtendConditionProps {
  detail: ReviewDetail;
  condition: DecisionCondition;
  onDecision: (decision: Decision) => void;
}

function ExtendDialog(
  props: ExtendConditionProps & {
    range: { from: string; to: string };
    onClose: () => void;
  },
) {
  const { detail, condition, range, onDecision, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({ until: range.to });
  const write = useNamedWrite<{ dueOn: string; reason: string }, Decision>(
    body =>
      api.extendCondition({
        params: { reviewId: detail.review.id, conditionId: condition.id },
        body,
      }),
    decision => {
      onClose();
      onDecision(decision);
    },
  );
  const specs: FieldSpec[] = [
    {
      name: 'until',
      label: t('scrutiny.condition.dueOn'),
      hint: t('scrutiny.condition.range', range),
      required: true,
      range,
    },
    {
      name: 'reason',
      label: t('scrutiny.condition.reason'),
      required: true,
    },
  ];
  const fields = useFieldProblems(specs, values, write.error);
  const save = () =>
    fields.check() &&
    write.run({ dueOn: values.until!, reason: values.reason!.trim() });
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('scrutiny.condition.extend')}
      explain={condition.text}
      error={fields.isAtField ? undefined : write.error}
      failed={t('scrutiny.saveFailed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('scrutiny.condition.saveExtension')}
        </Button>
      }
    >
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={fields.problemAt}
        onChange={setValues}
      />
    </WriteDialog>
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
  return (
    <>
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
      {open && (
        <ExtendDialog {...props} range={range} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
