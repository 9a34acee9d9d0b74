import { ReactNode, useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { FieldName, FieldSpec, FieldValues, MAX_LENGTH } from './fieldSpec';

interface DispositionFieldsProps {
  specs: FieldSpec[];
  values: FieldValues;
  /** What is wrong with a field, in words. */
  problemAt: (name: FieldName) => string | undefined;
  onChange: (values: FieldValues) => void;
}

function useOptions(spec: FieldSpec): ReactNode {
  const { t } = useOrrTranslation();
  if (spec.name === 'effort') {
    return [
      <MenuItem key="none" value="">
        {t('finding.field.noEffort')}
      </MenuItem>,
      ...(['low', 'medium', 'high'] as const).map(effort => (
        <MenuItem key={effort} value={effort}>
          {t(`answer.effort.${effort}`)}
        </MenuItem>
      )),
    ];
  }
  return (spec.levels ?? []).map(level => (
    <MenuItem key={level} value={level}>
      {t(`level.${level}`)}
    </MenuItem>
  ));
}

function Field(
  props: Omit<DispositionFieldsProps, 'specs'> & { spec: FieldSpec },
) {
  const { spec, values, problemAt, onChange } = props;
  const { name, range, label } = spec;
  const id = useId();
  const options = useOptions(spec);
  const problem = problemAt(name);
  const value = values[name] ?? '';
  const change = (next: string) => onChange({ ...values, [name]: next });
  const helperText = problem ?? spec.hint;
  if (name === 'ownerRef') {
    return (
      <EntityPicker
        id={id}
        label={label}
        value={value}
        onChange={change}
        error={problem !== undefined}
        helperText={helperText}
        fullWidth
      />
    );
  }
  const isChoice = name === 'effort' || name === 'residualLevel';
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={event => change(event.target.value)}
      error={problem !== undefined}
      helperText={helperText}
      required={spec.required}
      select={isChoice}
      type={name === 'until' ? 'date' : undefined}
      multiline={name === 'text' || name === 'reason' || name === 'note'}
      minRows={name === 'text' ? 3 : 2}
      inputProps={
        name === 'until'
          ? { min: range?.from, max: range?.to }
          : { maxLength: MAX_LENGTH[name] }
      }
      InputLabelProps={name === 'until' ? { shrink: true } : undefined}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    >
      {isChoice ? options : undefined}
    </TextField>
  );
}

/** The fields of a dialog about a disposition, each with what is wrong next to it. @internal */
export function DispositionFields(props: DispositionFieldsProps) {
  const { specs, ...rest } = props;
  return (
    <>
      {specs.map(spec => (
        <Field key={spec.name} {...rest} spec={spec} />
      ))}
    </>
  );
}
