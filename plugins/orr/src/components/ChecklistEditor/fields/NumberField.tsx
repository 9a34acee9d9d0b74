import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useUnreadText } from '../unread/useUnreadText';

/** A number, or none where it is left empty; what is no number yet changes nothing. @internal */
export function NumberField(props: {
  label: string;
  /** The attribute, by which what is no number is found again; only where the field is always there to mend it in. */
  field?: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  hint?: string;
  isWhole?: boolean;
  min?: number;
  max?: number;
}) {
  const { label, field, value, onChange, hint, isWhole, min, max } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  const unread = useUnreadText(field, label);
  const read = (text: string): number | undefined => {
    const number = Number(text.trim().replace(',', '.'));
    return text.trim() === '' ||
      !Number.isFinite(number) ||
      (isWhole && !Number.isInteger(number)) ||
      number < (min ?? -Infinity) ||
      number > (max ?? Infinity)
      ? undefined
      : number;
  };
  const { typed } = unread;
  const isWrong = typed?.problem !== undefined;
  const type = (text: string) => {
    const isReadable = text.trim() === '' || read(text) !== undefined;
    unread.type(text, isReadable ? undefined : t('editor.field.notANumber'));
    if (isReadable) {
      onChange(read(text));
    }
  };
  return (
    <TextField
      id={id}
      variant="outlined"
      size="small"
      label={label}
      value={typed?.text ?? (value === undefined ? '' : String(value))}
      onChange={event => type(event.target.value)}
      onBlur={unread.leave}
      error={isWrong}
      helperText={typed?.problem ?? hint}
      inputProps={{ inputMode: 'decimal', maxLength: 12 }}
    />
  );
}
