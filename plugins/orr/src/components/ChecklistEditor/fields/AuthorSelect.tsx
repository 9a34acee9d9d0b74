import { ReactNode, useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';

const useStyles = makeStyles({ root: { minWidth: 200, maxWidth: '80ch' } });

/** One of a few values; the browser's own list, which fingers and screen readers know. @internal */
export function AuthorSelect(props: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  hint?: ReactNode;
  fullWidth?: boolean;
}) {
  const id = useId();
  const classes = useStyles();
  return (
    <TextField
      select
      id={id}
      className={classes.root}
      variant="outlined"
      size="small"
      fullWidth={props.fullWidth}
      label={props.label}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      helperText={props.hint}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ native: true }}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
