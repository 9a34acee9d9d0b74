import TextField, { TextFieldProps } from '@material-ui/core/TextField';
import { useTypedText } from '../TypedText';
import { AnswerFormProps } from './answerFormProps';
import { DraftField } from './autosave/readDraft';
import { useFocusOnMount } from '../../hooks/useFocusFor';

/** One text of an answer's form, with its problem below it. @internal */
export function DraftTextField(
  props: Pick<AnswerFormProps, 'onBlur' | 'problemAt'> &
    Pick<
      TextFieldProps,
      | 'type'
      | 'multiline'
      | 'minRows'
      | 'InputProps'
      | 'inputProps'
      | 'fullWidth'
    > & {
      field: DraftField;
      label: string;
      value: string;
      hint?: string;
      id: string;
      /** Takes the focus when it appears. */
      takesFocus?: boolean;
      onText: (text: string) => void;
    },
) {
  const {
    field,
    hint,
    onBlur,
    onText,
    problemAt,
    takesFocus = false,
    value,
    ...rest
  } = props;
  const typed = useTypedText({ value, onText, onBlur });
  const inputRef = useFocusOnMount<HTMLInputElement>(takesFocus);
  const problem = problemAt(field);
  return (
    <TextField
      {...rest}
      {...typed}
      inputRef={inputRef}
      variant="outlined"
      size="small"
      margin="dense"
      error={problem?.wrong}
      helperText={problem?.text ?? hint}
      {...(props.type === 'date' && { InputLabelProps: { shrink: true } })}
    />
  );
}
