import Typography from '@material-ui/core/Typography';
import { gateOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { AnswerFormProps } from './answerFormProps';
import { DraftTextField } from './DraftTextField';
import { useFocusOnMount } from '../../hooks/useFocusFor';

function AssigneeField(props: AnswerFormProps & { takesFocus: boolean }) {
  const { question, draft, onChange, onBlur, problemAt } = props;
  const { t } = useOrrTranslation();
  const inputRef = useFocusOnMount<HTMLInputElement>(props.takesFocus);
  const problem = problemAt('assigneeRef');
  return (
    <EntityPicker
      id={`assigneeRef-${question.id}`}
      label={t('answer.assignee')}
      value={draft.assigneeRef}
      onChange={assigneeRef => onChange({ assigneeRef }, 'later')}
      onBlur={onBlur}
      inputRef={inputRef}
      error={problem?.wrong}
      helperText={problem?.text}
      fullWidth
    />
  );
}

/** What "not applicable", "covered elsewhere" and "to be researched" need. @internal */
export function OtherAnswerForm(
  props: AnswerFormProps & { takesFocus: boolean },
) {
  const { question, draft, onChange, onBlur, problemAt } = props;
  const { t } = useOrrTranslation();
  const field = <
    TField extends 'reason' | 'url' | 'date' | 'assigneeRef' | 'researchNote',
  >(
    name: TField,
  ) => ({
    field: name,
    id: `${name}-${question.id}`,
    value: draft[name],
    onBlur,
    problemAt,
    onText: (text: string) => onChange({ [name]: text }, 'later'),
  });
  switch (draft.mode) {
    case 'notApplicable':
      return (
        <DraftTextField
          {...field('reason')}
          label={t('answer.reason')}
          hint={
            gateOf(question) === 'blocking'
              ? t('answer.notApplicableHint')
              : undefined
          }
          multiline
          minRows={2}
          fullWidth
          takesFocus={props.takesFocus}
        />
      );
    case 'coveredElsewhere':
      return (
        <>
          <DraftTextField
            {...field('url')}
            label={t('answer.coveredUrl')}
            fullWidth
            takesFocus={props.takesFocus}
          />
          <DraftTextField
            {...field('date')}
            label={t('answer.coveredDate')}
            type="date"
          />
          <Typography variant="body2" color="textSecondary">
            {t('answer.coveredHint')}
          </Typography>
        </>
      );
    case 'toBeResearched':
      return (
        <>
          <AssigneeField {...props} />
          <DraftTextField
            {...field('researchNote')}
            label={t('answer.researchNote')}
            multiline
            fullWidth
          />
        </>
      );
    default:
      return null;
  }
}
