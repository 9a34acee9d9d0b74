import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerDraft } from './autosave/answerDraft';
import { AnswerFormProps } from './answerFormProps';
import { KeyHint } from './keys/KeyHint';
import { digitShortcut } from './keys/shortcuts';

const VALUES = ['yes', 'partly', 'no'] as const;

/** Yes, partly or no. @internal */
export function PracticeForm(props: AnswerFormProps) {
  const { t } = useOrrTranslation();
  return (
    <RadioGroup
      row
      aria-label={t('answer.yourAnswer')}
      name={`practice-${props.question.id}`}
      value={props.draft.practice ?? ''}
      onChange={(_, practice) =>
        props.onChange({ practice: practice as AnswerDraft['practice'] }, 'now')
      }
    >
      {VALUES.map((value, index) => (
        <FormControlLabel
          key={value}
          value={value}
          control={
            <Radio
              color="primary"
              inputProps={
                { 'aria-keyshortcuts': digitShortcut(index) } as object
              }
            />
          }
          label={
            <>
              {t(`answer.practice.${value}`)}{' '}
              <KeyHint>{digitShortcut(index)}</KeyHint>
            </>
          }
        />
      ))}
    </RadioGroup>
  );
}
