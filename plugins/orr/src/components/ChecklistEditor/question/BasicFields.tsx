import { makeStyles } from '@material-ui/core/styles';
import { AnswerForm, Risk } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';
import { MarkdownField } from '../fields/MarkdownField';
import { ANSWER_TYPES, answerOfType } from './answerForms';
import { ChoicesEditor } from './ChoicesEditor';
import { optionsOf } from './options';
import { QuestionPartProps } from './questionFormProps';
import { ValueFields } from './ValueFields';
import { useFocusFor } from '../../../hooks/useFocusFor';

const RISKS: Risk[] = ['high', 'medium', 'low'];

const useStyles = makeStyles(theme => ({
  row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
}));

/** What a question cannot be without: what it asks, why, how it is answered and what an unmet one shows. @internal */
export function BasicFields(
  props: QuestionPartProps & { takesFocus: boolean; onTitleDone: () => void },
) {
  const { question, onChange, takesFocus, onTitleDone } = props;
  const { answer } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const title = useFocusFor<HTMLInputElement>(takesFocus);
  return (
    <>
      <AuthorTextField
        label={t('editor.question.title')}
        hint={t('editor.question.titleHint')}
        value={question.title}
        onChange={text => onChange({ title: text })}
        onBlur={onTitleDone}
        maxLength={200}
        rows={1}
        inputRef={title}
      />
      <MarkdownField
        label={t('editor.question.why')}
        hint={t('editor.question.whyHint')}
        value={question.why.text}
        onChange={text => onChange({ why: { ...question.why, text } })}
        maxLength={4_000}
        rows={2}
      />
      <div className={classes.row}>
        <AuthorSelect
          label={t('editor.question.answer')}
          value={answer.type}
          options={ANSWER_TYPES.map(type => ({
            value: type,
            label: t(`editor.question.form.${type}`),
          }))}
          onChange={type =>
            onChange({
              answer: answerOfType(type as AnswerForm['type'], question),
            })
          }
        />
        <AuthorSelect
          label={t('editor.question.risk')}
          value={question.risk}
          options={optionsOf('risk', RISKS, t)}
          onChange={risk => onChange({ risk: risk as Risk })}
        />
      </div>
      {answer.type === 'choices' ? (
        <ChoicesEditor
          question={question}
          form={answer}
          onChange={(form, kind) => onChange({ answer: form }, kind)}
        />
      ) : (
        <ValueFields
          answer={answer}
          onChange={form => onChange({ answer: form })}
        />
      )}
    </>
  );
}
