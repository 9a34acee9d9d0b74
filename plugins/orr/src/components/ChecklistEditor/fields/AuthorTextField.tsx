import { ReactNode, Ref, useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useTypedText } from '../../TypedText';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: '80ch' },
  code: {
    '& textarea, & input': {
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
    },
  },
}));

/** @internal */
export interface AuthorTextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  hint?: ReactNode;
  /** What is wrong with it, instead of the hint. */
  problem?: ReactNode;
  maxLength?: number;
  rows?: number;
  /** For what is read letter by letter. */
  isCode?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A text of a checklist; it grows with what is written. @internal */
export function AuthorTextField(props: AuthorTextFieldProps) {
  const { rows, isCode, hint, problem, maxLength } = props;
  const id = useId();
  const typed = useTypedText({
    value: props.value,
    onText: props.onChange,
    onBlur: props.onBlur,
  });
  const classes = useStyles();
  return (
    <TextField
      id={id}
      className={`${classes.root} ${isCode ? classes.code : ''}`}
      variant="outlined"
      size="small"
      fullWidth
      label={props.label}
      {...typed}
      multiline={rows !== undefined}
      minRows={rows}
      maxRows={rows === undefined ? undefined : 20}
      error={problem !== undefined}
      helperText={problem ?? hint}
      inputRef={props.inputRef}
      inputProps={{ maxLength, spellCheck: isCode ? false : undefined }}
    />
  );
}
