import { useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { display: 'block', margin: theme.spacing(1, 0) },
  list: {
    maxHeight: 280,
    overflowY: 'auto',
    padding: theme.spacing(0, 1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  option: { display: 'flex', minHeight: 44, overflowWrap: 'anywhere' },
}));

/** Chooses questions of a checklist, section by section. @internal */
export function QuestionChoice(props: {
  document: ChecklistDocument;
  chosen: readonly string[];
  problem?: string;
  onChange: (chosen: string[]) => void;
}) {
  const { document, chosen, problem, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const toggle = (questionId: string, yes: boolean) =>
    onChange(
      yes
        ? [...chosen, questionId]
        : chosen.filter(other => other !== questionId),
    );
  return (
    <FormControl
      component="fieldset"
      className={classes.root}
      error={problem !== undefined}
      aria-describedby={`${id}-help`}
    >
      <FormLabel component="legend">{t('vouching.dialog.questions')}</FormLabel>
      <div
        className={classes.list}
        role="group"
        aria-label={t('vouching.dialog.questions')}
      >
        {document.sections.map(section => (
          <div key={section.id}>
            <Typography variant="subtitle2" component="h3">
              {section.title}
            </Typography>
            {section.questions.map(question => (
              <FormControlLabel
                key={question.id}
                className={classes.option}
                control={
                  <Checkbox
                    color="primary"
                    checked={chosen.includes(question.id)}
                    onChange={(_, yes) => toggle(question.id, yes)}
                  />
                }
                label={question.title}
              />
            ))}
          </div>
        ))}
      </div>
      <FormHelperText id={`${id}-help`}>
        {problem ?? t('vouching.dialog.chosen', { count: chosen.length })}
      </FormHelperText>
    </FormControl>
  );
}
