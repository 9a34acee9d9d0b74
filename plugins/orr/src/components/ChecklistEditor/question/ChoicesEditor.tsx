import { useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import {
  addChoice,
  changeChoice,
  CHOICE_LIMITS,
  ChoicesForm,
  removeChoice,
  settledChoice,
  shiftChoice,
} from '../edits/choiceEdits';
import { ChoiceFields } from './ChoiceFields';
import { RulesEditor } from './RulesEditor';

const useStyles = makeStyles(theme => ({
  root: { width: '100%', maxWidth: '80ch' },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

/** The practices under a question, and which of them show which risk. @internal */
export function ChoicesEditor(props: {
  question: Question;
  form: ChoicesForm;
  onChange: (form: ChoicesForm, kind?: string) => void;
}) {
  const { question, form, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const added = useRef<number>();
  const add = () => {
    added.current = form.choices.length;
    onChange(addChoice(form));
  };
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('editor.choice.title')}
    >
      <Typography variant="subtitle1" component="h4">
        {t('editor.choice.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('editor.choice.intro')}
      </Typography>
      <ol className={classes.list}>
        {form.choices.map((choice, index) => (
          <li key={index}>
            <ChoiceFields
              choice={choice}
              index={index}
              isLast={index === form.choices.length - 1}
              takesFocus={added.current === index}
              onChange={change =>
                onChange(
                  changeChoice(form, index, change),
                  `choice ${index} ${Object.keys(change)}`,
                )
              }
              onTitleDone={() => {
                const settled = settledChoice(form, index);
                if (settled) {
                  onChange(settled);
                }
              }}
              onShift={by => onChange(shiftChoice(form, index, by))}
              onRemove={() => onChange(removeChoice(form, index))}
            />
          </li>
        ))}
      </ol>
      {form.choices.length < CHOICE_LIMITS.choices && (
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          startIcon={<AddIcon />}
          onClick={add}
        >
          {t('editor.choice.add')}
        </Button>
      )}
      <RulesEditor question={question} form={form} onChange={onChange} />
    </div>
  );
}
