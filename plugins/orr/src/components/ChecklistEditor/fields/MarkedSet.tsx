import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';

/** Some of a few values; they stay in the order of the options. @internal */
export function MarkedSet<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: string }[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  hint?: string;
}) {
  const { label, options, value, onChange, hint } = props;
  const toggle = (one: T) =>
    onChange(
      options
        .map(option => option.value)
        .filter(option => value.includes(option) !== (option === one)),
    );
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{label}</FormLabel>
      <FormGroup row>
        {options.map(option => (
          <FormControlLabel
            key={option.value}
            label={option.label}
            control={
              <Checkbox
                color="primary"
                checked={value.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
            }
          />
        ))}
      </FormGroup>
      {hint && <FormHelperText>{hint}</FormHelperText>}
    </FormControl>
  );
}
