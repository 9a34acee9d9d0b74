import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import { Decision, DecisionCondition } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, FieldValues, fieldsToSend } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';

interface MeetConditionProps {
  reviewId: string;
  condition: DecisionCondition;
  onDecision: (decision: Decision) => void;
}

function MeetDialog(props: MeetConditionProps & { onClose: () => void }) {
  const { reviewId, condition, onDecision, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({});
  const write = useNamedWrite<{ url?: string; note?: string }, Decision>(
    body =>
      api.meetCondition({
        params: { reviewId, conditionId: condition.id },
        body,
      }),
    onDecision,
  );
  const specs: FieldSpec[] = [
    { name: 'url', label: t('scrutiny.condition.url') },
    {
      name: 'note',
      label: t('scrutiny.condition.note'),
      hint: t('scrutiny.condition.needs'),
    },
  ];
  const fields = useFieldProblems(specs, values, write.error);
  const body = fieldsToSend(specs, values);
  const empty = Object.keys(body).length === 0;
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('scrutiny.condition.meet')}
      explain={condition.text}
      error={fields.isAtField ? undefined : write.error}
      failed={t('scrutiny.saveFailed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={empty || write.running}
          onClick={() => fields.check() && write.run(body)}
        >
          {t('scrutiny.condition.save')}
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

/** Says that a condition is met, with what shows it. @internal */
export function MeetCondition(props: MeetConditionProps) {
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
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
      {open && <MeetDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
