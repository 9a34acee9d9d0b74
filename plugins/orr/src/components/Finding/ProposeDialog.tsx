import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  AnswerStatement,
  DISPOSITION_TYPES,
  DispositionType,
  FindingDisposition,
  ProposeDispositionBody,
  Question,
  ReviewDetail,
  RiskLevel,
  dayOf,
  dispositionRange,
  improvementsOf,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from './DispositionFields';
import { FieldSpec, FieldValues, fieldsToSend } from './fieldSpec';
import { useFieldProblems } from './useFieldProblems';

/** The gap that something is decided about. @internal */
export interface Gap {
  detail: ReviewDetail;
  question: Question;
  level: RiskLevel;
  statement?: AnswerStatement | null;
  /** The covered entity whose own answer shows it. */
  coveredEntityRef?: string;
}

function useSpecs({ detail, level }: Gap, type: DispositionType): FieldSpec[] {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const range = dispositionRange({
    type,
    checklist: detail.checklist.document,
    today: dayOf(new Date(), detail.timeZone),
  });
  const from = relative(range.from).full;
  const words: FieldSpec = {
    name: 'text',
    label: t(`finding.field.text.${type}`),
    required: true,
  };
  const waits = type === 'action' && level !== 'HIGH';
  const until: FieldSpec = {
    name: 'until',
    label: t(`finding.field.until.${type}`),
    required: !waits,
    range,
    hint: waits
      ? t('finding.hint.backlog')
      : (range.to &&
          t('finding.hint.range', { from, to: relative(range.to).full })) ||
        t('finding.hint.from', { from }),
  };
  switch (type) {
    case 'action':
      return [
        words,
        {
          name: 'ownerRef',
          label: t('finding.field.ownerRef'),
          required: true,
        },
        until,
        { name: 'effort', label: t('finding.field.effort') },
        { name: 'url', label: t('finding.field.url.action') },
      ];
    case 'mitigation':
      return [
        words,
        { name: 'url', label: t('finding.field.url.mitigation') },
        until,
      ];
    default:
      return [words, until];
  }
}

function Ways(props: {
  type: DispositionType;
  onChange: (type: DispositionType) => void;
}) {
  const id = useId();
  const { t } = useOrrTranslation();
  return (
    <FormControl component="fieldset" margin="normal">
      <FormLabel component="legend">{t('finding.propose.way')}</FormLabel>
      <RadioGroup
        name={id}
        value={props.type}
        onChange={event =>
          props.onChange(event.target.value as DispositionType)
        }
      >
        {DISPOSITION_TYPES.map(type => (
          <FormControlLabel
            key={type}
            value={type}
            style={{ alignItems: 'flex-start', minHeight: 44 }}
            control={
              <Radio
                color="primary"
                inputProps={{ 'aria-describedby': `${id}-${type}` }}
              />
            }
            label={
              <>
                <Typography
                  component="span"
                  display="block"
                  style={{ paddingTop: 8 }}
                >
                  {t(`finding.propose.ways.${type}`)}
                </Typography>
                <Typography
                  id={`${id}-${type}`}
                  component="span"
                  display="block"
                  variant="body2"
                  color="textSecondary"
                  aria-hidden
                >
                  {t(`finding.propose.explain.${type}`)}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

function useProposal(gap: Gap, type: DispositionType) {
  const { detail, question, statement } = gap;
  const [values, setValues] = useState<
    Partial<Record<DispositionType, FieldValues>>
  >({
    action: {
      text: improvementsOf(question, statement)
        .map(({ text }) => text)
        .join('\n'),
      ownerRef: detail.entity.ownerRefs[0],
      effort: question.effort,
    },
  });
  return {
    values: values[type] ?? {},
    // What was typed on one way is there again after a look at another.
    setValues: (next: FieldValues) => setValues({ ...values, [type]: next }),
  };
}

/** Says what is to become of a gap: an action, a mitigation to be confirmed, a risk to be accepted. @internal */
export function ProposeDialog(props: {
  gap: Gap;
  onClose: () => void;
  onDone: () => void;
}) {
  const { gap, onClose, onDone } = props;
  const { detail, question, coveredEntityRef } = gap;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [type, setType] = useState<DispositionType>('action');
  const { values, setValues } = useProposal(gap, type);
  const specs = useSpecs(gap, type);
  const write = useNamedWrite<
    Omit<ProposeDispositionBody, 'mutationId'>,
    FindingDisposition
  >(
    body =>
      api.proposeDisposition({ params: { reviewId: detail.review.id }, body }),
    onDone,
  );
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  const save = () =>
    check() &&
    write.run({
      type,
      questionId: question.id,
      ...(coveredEntityRef && { coveredEntityRef }),
      ...(fieldsToSend(specs, values) as { text: string }),
    });
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('finding.propose.title')}
      explain={question.title}
      error={isAtField ? undefined : write.error}
      failed={t('finding.propose.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t(`finding.propose.save.${type}`)}
        </Button>
      }
    >
      <Ways type={type} onChange={setType} />
      <DispositionFields
        key={type}
        specs={specs}
        values={values}
        problemAt={problemAt}
        onChange={setValues}
      />
    </WriteDialog>
  );
}
