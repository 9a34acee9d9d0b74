import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { AnswerForm } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { withoutUndefined } from '../edits/choiceEdits';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';
import { NumberField } from '../fields/NumberField';

type ValueForm = Exclude<AnswerForm, { type: 'choices' }>;
type Measured = Extract<ValueForm, { type: 'number' | 'duration' }>;

const UNITS = ['minutes', 'hours', 'days'] as const;

const useStyles = makeStyles(theme => ({
  row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
}));

function MeasuredFields(props: {
  answer: Measured;
  onChange: (answer: Measured) => void;
}) {
  const { answer, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const limit = (change: { atLeast?: number; atMost?: number }) => {
    const met = withoutUndefined({ ...answer.met, ...change });
    onChange(
      withoutUndefined({
        ...answer,
        met: Object.keys(met).length ? met : undefined,
      }),
    );
  };
  return (
    <div className={classes.row}>
      {answer.type === 'duration' ? (
        <AuthorSelect
          label={t('editor.question.unit')}
          value={answer.unit}
          options={UNITS.map(value => ({
            value,
            label: t(`answer.unit.${value}`),
          }))}
          onChange={unit =>
            onChange({ ...answer, unit: unit as (typeof UNITS)[number] })
          }
        />
      ) : (
        <AuthorTextField
          label={t('editor.question.unit')}
          hint={t('editor.question.unitHint')}
          value={answer.unit}
          onChange={unit => onChange({ ...answer, unit })}
          maxLength={40}
        />
      )}
      <NumberField
        label={t('editor.question.atLeast')}
        value={answer.met?.atLeast}
        onChange={atLeast => limit({ atLeast })}
      />
      <NumberField
        label={t('editor.question.atMost')}
        value={answer.met?.atMost}
        onChange={atMost => limit({ atMost })}
      />
    </div>
  );
}

/** When a value meets the question, and what to do where it does not. @internal */
export function ValueFields(props: {
  answer: ValueForm;
  onChange: (answer: ValueForm) => void;
}) {
  const { answer, onChange } = props;
  const { t } = useOrrTranslation();
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t(`editor.question.formHint.${answer.type}`)}
      </Typography>
      {(answer.type === 'number' || answer.type === 'duration') && (
        <MeasuredFields answer={answer} onChange={onChange} />
      )}
      {answer.type === 'date' && (
        <NumberField
          label={t('editor.question.withinDays')}
          value={answer.met?.withinDays}
          isWhole
          min={1}
          max={3_650}
          onChange={withinDays =>
            onChange(
              withoutUndefined({
                ...answer,
                met: withinDays === undefined ? undefined : { withinDays },
              }),
            )
          }
        />
      )}
      {answer.type !== 'text' && (
        <AuthorTextField
          label={t('editor.question.improvement')}
          hint={t('editor.question.improvementHint')}
          value={answer.improvement ?? ''}
          onChange={text =>
            onChange(
              withoutUndefined({ ...answer, improvement: text || undefined }),
            )
          }
          maxLength={4_000}
          rows={2}
        />
      )}
    </>
  );
}
