import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { AnswerForm, Choice } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerFormProps } from './answerFormProps';
import { KeyHint } from './keys/KeyHint';
import { digitShortcut } from './keys/shortcuts';
import { useFocusOnMount } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  fieldset: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    minHeight: 44,
    borderRadius: theme.shape.borderRadius,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  label: {
    flex: 1,
    minWidth: 0,
    padding: theme.spacing(1, 1, 1, 0),
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  title: { display: 'block' },
  guidance: { maxWidth: '80ch', whiteSpace: 'pre-line' },
  more: {
    flexShrink: 0,
    width: 44,
    height: 44,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  // Beside the first line of the choice.
  key: { padding: theme.spacing(1.25, 1, 0, 0.5), lineHeight: 1 },
  question: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1, 1, 5),
    '& button': { minHeight: 44 },
    '& button:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  legend: { ...theme.typography.subtitle2, padding: 0 },
}));

function ChoiceRow(props: {
  choice: Choice;
  checked: boolean;
  idPrefix: string;
  shortcut?: string;
  onToggle: () => void;
}) {
  const { choice } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [told, setTold] = useState(false);
  const id = `${props.idPrefix}-${choice.id}`;
  return (
    <div className={classes.row}>
      <Checkbox
        id={id}
        color="primary"
        checked={props.checked}
        onChange={props.onToggle}
        inputProps={{
          'aria-describedby': choice.guidance ? `${id}-guidance` : undefined,
          'aria-keyshortcuts': props.shortcut,
        }}
      />
      <div className={classes.label}>
        <Typography component="label" className={classes.title} htmlFor={id}>
          {choice.title}
        </Typography>
        {choice.guidance && (
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.guidance}
            id={`${id}-guidance`}
            hidden={!told}
          >
            {choice.guidance}
          </Typography>
        )}
      </div>
      {choice.guidance && (
        <IconButton
          size="small"
          className={classes.more}
          title={t('answer.choiceGuidance')}
          aria-label={t('answer.choiceGuidance')}
          aria-expanded={told}
          aria-controls={`${id}-guidance`}
          onClick={() => setTold(current => !current)}
        >
          <InfoIcon fontSize="small" color={told ? 'primary' : 'inherit'} />
        </IconButton>
      )}
      {props.shortcut && (
        <span className={classes.key}>
          <KeyHint>{props.shortcut}</KeyHint>
        </span>
      )}
    </div>
  );
}

function ExclusiveQuestion(props: {
  choice: Choice;
  others: number;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const confirm = useFocusOnMount<HTMLButtonElement>(true);
  return (
    <div className={classes.question} role="alert">
      <Typography variant="body2">
        {t('answer.exclusive.question', {
          count: props.others,
          choice: props.choice.title,
        })}
      </Typography>
      <Button
        ref={confirm}
        size="small"
        variant="outlined"
        onClick={props.onConfirm}
      >
        {t('answer.exclusive.confirm')}
      </Button>
      <Button size="small" onClick={props.onCancel}>
        {t('answer.exclusive.cancel')}
      </Button>
    </div>
  );
}

/** The practices under a question, each to be ticked; "none of these" asks before it clears the others. @internal */
export function ChoicesForm(
  props: AnswerFormProps & { form: Extract<AnswerForm, { type: 'choices' }> },
) {
  const { form, draft, question, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [asked, setAsked] = useState<string>();
  const idPrefix = `choice-${question.id}`;
  const exclusive = new Set(
    form.choices.filter(choice => choice.exclusive).map(choice => choice.id),
  );

  const save = (choices: string[]) => {
    setAsked(undefined);
    onChange({ choices }, 'now');
  };
  const answerAsked = (choice: Choice, clear: boolean) => {
    setAsked(undefined);
    if (clear) {
      save([choice.id]);
    }
    document.getElementById(`${idPrefix}-${choice.id}`)?.focus();
  };
  const toggle = (choice: Choice) => {
    if (draft.choices.includes(choice.id)) {
      save(draft.choices.filter(id => id !== choice.id));
    } else if (!choice.exclusive) {
      save([...draft.choices.filter(id => !exclusive.has(id)), choice.id]);
    } else if (draft.choices.length) {
      setAsked(choice.id);
    } else {
      save([choice.id]);
    }
  };

  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('answer.yourAnswer')}</legend>
      {form.choices.map((choice, index) => (
        <div key={choice.id}>
          <ChoiceRow
            choice={choice}
            idPrefix={idPrefix}
            shortcut={digitShortcut(index)}
            checked={draft.choices.includes(choice.id)}
            onToggle={() => toggle(choice)}
          />
          {asked === choice.id && (
            <ExclusiveQuestion
              choice={choice}
              others={draft.choices.length}
              onConfirm={() => answerAsked(choice, true)}
              onCancel={() => answerAsked(choice, false)}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}
