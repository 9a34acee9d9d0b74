import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  DiscloseGapBody,
  DisclosureItem,
  Question,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, fieldsToSend, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';
import { OwnForm } from '../Questionnaire/AnswerForm';
import { draftOf } from '../Questionnaire/autosave/answerDraft';
import { readDraft } from '../Questionnaire/autosave/readDraft';

/** Of a review that covers several entities: all that share the answer, or one of them. */
function SubjectChoice(props: {
  detail: ReviewDetail;
  value: string;
  onChange: (entityRef: string) => void;
}) {
  const { covered } = props.detail;
  const id = useId();
  const { t } = useOrrTranslation();
  if (!covered.length) {
    return null;
  }
  return (
    <TextField
      id={id}
      select
      label={t('disclosure.disclose.subject')}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{ shrink: true }}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    >
      <MenuItem value="">{t('disclosure.disclose.everyPart')}</MenuItem>
      {covered.map(({ entityRef, title, name }) => (
        <MenuItem key={entityRef} value={entityRef}>
          {title ?? name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** The statement that is put together in the dialog, and what still keeps it from being sent. */
function useStatement(question: Question) {
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(draftOf());
  const [tried, setTried] = useState(false);
  const statement = readDraft(draft, question).write?.statement ?? undefined;
  return {
    statement,
    missing: tried && !statement ? t('disclosure.disclose.missing') : undefined,
    try: () => setTried(true),
    form: {
      question,
      draft,
      onChange: (change: Partial<typeof draft>) =>
        setDraft(current => ({ ...current, ...change })),
      onBlur: () => {},
      problemAt: () => undefined,
    },
  };
}

/** Says of an answer that was decided on that it holds no longer, and what holds instead. @internal */
export function DiscloseDialog(props: {
  detail: ReviewDetail;
  question: Question;
  onClose: () => void;
  onDone: () => void;
}) {
  const { detail, question, onClose, onDone } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [subject, setSubject] = useState('');
  const [values, setValues] = useState<FieldValues>({});
  const { statement, missing, form, ...answer } = useStatement(question);
  const specs: FieldSpec[] = [
    { name: 'note', label: t('disclosure.disclose.note'), required: true },
  ];
  const write = useNamedWrite<
    Omit<DiscloseGapBody, 'mutationId'>,
    DisclosureItem
  >(
    body => api.discloseGap({ params: { reviewId: detail.review.id }, body }),
    onDone,
  );
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  const save = () => {
    answer.try();
    if (check() && statement) {
      write.run({
        questionId: question.id,
        ...(subject && { coveredEntityRef: subject }),
        statement,
        ...(fieldsToSend(specs, values) as { note: string }),
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('disclosure.disclose.title')}
      explain={t('disclosure.disclose.explain', { question: question.title })}
      error={isAtField ? undefined : write.error}
      failed={t('disclosure.disclose.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('disclosure.disclose.save')}
        </Button>
      }
    >
      <SubjectChoice detail={detail} value={subject} onChange={setSubject} />
      <OwnForm {...form} />
      {missing && (
        <FormHelperText error role="alert">
          {missing}
        </FormHelperText>
      )}
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={problemAt}
        onChange={setValues}
      />
    </WriteDialog>
  );
}
