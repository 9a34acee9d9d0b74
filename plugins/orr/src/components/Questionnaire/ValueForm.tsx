import InputAdornment from '@material-ui/core/InputAdornment';
import { AnswerForm } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerFormProps } from './answerFormProps';
import { DraftTextField } from './DraftTextField';
import { digitShortcut } from './keys/shortcuts';
import { ruleText, unitText } from './ruleText';

/** A number, duration, date or text. @internal */
export function ValueForm(
  props: AnswerFormProps & {
    form: Exclude<AnswerForm, { type: 'choices' | 'practice' }>;
  },
) {
  const { form, draft, question, onBlur, problemAt, onChange } = props;
  const { t } = useOrrTranslation();
  const common = {
    field: 'value' as const,
    id: `value-${question.id}`,
    value: draft.value,
    hint: ruleText(form, undefined, t),
    onBlur,
    problemAt,
    inputProps: { 'aria-keyshortcuts': digitShortcut(0) },
    onText: (value: string) => onChange({ value }, 'later'),
  };
  switch (form.type) {
    case 'date':
      return (
        <DraftTextField {...common} type="date" label={t('answer.dateValue')} />
      );
    case 'text':
      return (
        <DraftTextField
          {...common}
          multiline
          minRows={3}
          fullWidth
          label={t('answer.textValue')}
        />
      );
    default: {
      const unit = unitText(form, t);
      return (
        <DraftTextField
          {...common}
          label={t('answer.valueIn', { unit })}
          inputProps={{ ...common.inputProps, inputMode: 'decimal' }}
          InputProps={{
            endAdornment: (
              <InputAdornment position="end">{unit}</InputAdornment>
            ),
          }}
        />
      );
    }
  }
}
