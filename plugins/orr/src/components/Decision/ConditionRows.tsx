import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { ANSWER_LIMITS, ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { NamedParts } from '../Coverage/NamedParts';
import { EntityPicker } from '../EntityPicker';
import { ConditionRow } from './suggestedCondition';

const useStyles = makeStyles(theme => ({
  fieldset: { border: 0, margin: theme.spacing(1, 0), padding: 0, minWidth: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '2fr 1fr 170px auto',
    gap: theme.spacing(1),
    alignItems: 'start',
    marginBottom: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
  },
  legend: { ...theme.typography.subtitle2, padding: 0 },
}));

/** The fields of a condition at which a problem can stand. @internal */
export type ConditionField = 'text' | 'ownerRef' | 'dueOn';

/** @internal */
interface ConditionRowsProps {
  detail: ReviewDetail;
  rows: ConditionRow[];
  range: { from: string; to: string };
  titleOf: (questionId: string) => string;
  problemAt: (index: number, field: ConditionField) => string | undefined;
  onChange: (row: ConditionRow) => void;
  onAdd: () => void;
  onRemove: (key: string) => void;
}

function Row(
  props: ConditionRowsProps & {
    row: ConditionRow;
    index: number;
    question: string;
  },
) {
  const { row, index, question, range, problemAt, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const field = (name: ConditionField) => ({
    id: `condition-${name}-${row.key}`,
    value: row[name],
    variant: 'outlined' as const,
    size: 'small' as const,
    margin: 'dense' as const,
    error: problemAt(index, name) !== undefined,
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...row, [name]: event.target.value }),
  });
  return (
    <div className={classes.row}>
      <TextField
        {...field('text')}
        label={t('decision.form.conditionTextShort')}
        helperText={problemAt(index, 'text')}
        inputProps={{
          'aria-label': t('decision.form.conditionText', { question }),
          maxLength: ANSWER_LIMITS.reason,
        }}
        multiline
      />
      <EntityPicker
        id={`condition-ownerRef-${row.key}`}
        label={t('decision.form.conditionOwnerShort')}
        ariaLabel={t('decision.form.conditionOwner', { question })}
        value={row.ownerRef}
        onChange={ownerRef => onChange({ ...row, ownerRef })}
        error={problemAt(index, 'ownerRef') !== undefined}
        helperText={problemAt(index, 'ownerRef')}
      />
      <TextField
        {...field('dueOn')}
        type="date"
        label={t('decision.form.conditionDueShort')}
        helperText={
          problemAt(index, 'dueOn') ?? t('decision.form.dueLimit', range)
        }
        inputProps={{
          'aria-label': t('decision.form.conditionDue', { question }),
          min: range.from,
          max: range.to,
        }}
        InputLabelProps={{ shrink: true }}
      />
      {!row.questionId && (
        <Button
          style={{ minHeight: 44 }}
          aria-label={t('decision.form.removeCondition', { question })}
          onClick={() => props.onRemove(row.key)}
        >
          {t('decision.form.remove')}
        </Button>
      )}
    </div>
  );
}

/** The conditions of a conditional go: what, who, by when; one for each gap that needs one. @internal */
export function ConditionRows(props: ConditionRowsProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const nameOf = (row: ConditionRow, index: number) =>
    row.questionId
      ? props.titleOf(row.questionId)
      : t('decision.form.ownCondition', { number: String(index + 1) });
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>
        {t('decision.form.conditionsTitle')}
      </legend>
      {props.rows.map((row, index) => (
        <div key={row.key}>
          <Typography variant="body2">
            {nameOf(row, index)}
            <NamedParts detail={props.detail} entityRefs={row.entityRefs} />
          </Typography>
          <Row
            {...props}
            row={row}
            index={index}
            question={nameOf(row, index)}
          />
        </div>
      ))}
      <Button size="small" style={{ minHeight: 44 }} onClick={props.onAdd}>
        {t('decision.form.addCondition')}
      </Button>
    </fieldset>
  );
}
