import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

/** A number, or none where it is left empty; what is no number yet changes nothing. @internal */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  hint?: string;
  isWhole?: boolean;
  min?: number;
  max?: number;
}) {
  const { label, value, onChange, hint, isWhole, min, max } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  const [typed, setTyped] = useState<string>();
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
  const isWrong =
    typed !== undefined && typed.trim() !== '' && read(typed) === undefined;
  return (
    <TextField
      id={id}
      variant="outlined"
      size="small"
      label={label}
      value={typed ?? (value === undefined ? '' : String(value))}
      onChange={event => {
        const text = event.target.value;
        setTyped(text);
        if (text.trim() === '' || read(text) !== undefined) {
          onChange(read(text));
        }
      }}
      onBlur={() => !isWrong && setTyped(undefined)}
      error={isWrong}
      helperText={isWrong ? t('editor.field.notANumber') : hint}
      inputProps={{ inputMode: 'decimal', maxLength: 12 }}
    />
  );
}
