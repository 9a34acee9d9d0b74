import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { touchTarget } from '../../theme/touchTarget';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerDraft, AnswerMode } from './autosave/answerDraft';
import { AnswerFormProps } from './answerFormProps';
import { ChoicesForm } from './ChoicesForm';
import { OtherAnswerForm } from './OtherAnswerForm';
import { PracticeForm } from './PracticeForm';
import { ValueForm } from './ValueForm';

const useStyles = makeStyles(theme => ({
  modes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
    '& button': touchTarget(theme),
  },
}));

const OTHER_MODES = [
  'notApplicable',
  'coveredElsewhere',
  'toBeResearched',
] as const;

const SHORTCUTS: Partial<Record<AnswerMode, string>> = {
  notApplicable: 'N',
  toBeResearched: 'R',
};

/** The answer by the form of the question. @internal */
export function OwnForm(props: AnswerFormProps) {
  const form = props.question.answer;
  switch (form.type) {
    case 'choices':
      return <ChoicesForm {...props} form={form} />;
    case 'practice':
      return <PracticeForm {...props} />;
    default:
      return <ValueForm {...props} form={form} />;
  }
}

/** The answer to one question: by its own form, or as one of the other kinds of answer. @internal */
export function AnswerForm(
  props: AnswerFormProps & { userRef: string; today: string },
) {
  const { draft, question, onChange, userRef, today } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const beginning: Record<AnswerMode, Partial<AnswerDraft>> = {
    answer: {},
    notApplicable: {},
    coveredElsewhere: { date: draft.date || today },
    toBeResearched: { assigneeRef: draft.assigneeRef || userRef },
  };
  const [pressed, setPressed] = useState<AnswerMode>();
  const toggle = (other: AnswerMode) => {
    const mode = draft.mode === other ? 'answer' : other;
    setPressed(mode);
    onChange({ mode, ...beginning[mode] }, 'now');
  };
  const offered = OTHER_MODES.filter(
    mode => mode !== 'notApplicable' || question.notApplicable !== 'forbidden',
  );
  return (
    <>
      {draft.mode === 'answer' ? (
        <OwnForm {...props} />
      ) : (
        <OtherAnswerForm
          {...props}
          key={draft.mode}
          takesFocus={pressed === draft.mode}
        />
      )}
      <div
        className={classes.modes}
        role="group"
        aria-label={t('answer.mode.label')}
      >
        {offered.map(mode => (
          <Button
            key={mode}
            size="small"
            variant={draft.mode === mode ? 'contained' : 'outlined'}
            aria-pressed={draft.mode === mode}
            aria-keyshortcuts={SHORTCUTS[mode]}
            onClick={() => toggle(mode)}
          >
            {t(`answer.mode.${mode}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
