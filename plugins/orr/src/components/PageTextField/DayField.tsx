import { useId, useState } from 'react';
import { isCalendarDay } from 'backstage-plugin-orr-common';
import { PageTextField } from './PageTextField';

/** While a year is typed, it is one of long ago. */
const EARLIEST = '1970-01-01';

/** A day that narrows what a page shows; half of a day is not taken for one. @internal */
export function DayField(props: {
  label: string;
  value: string;
  max?: string;
  onChange: (day: string) => void;
}) {
  const { label, value, max, onChange } = props;
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const take = (text: string) => {
    const isDay =
      isCalendarDay(text) && text >= EARLIEST && (!max || text <= max);
    setTyped(isDay ? undefined : text);
    if (isDay) {
      onChange(text);
    }
  };
  return (
    <PageTextField
      id={id}
      type="date"
      size="small"
      label={label}
      value={typed ?? value}
      InputLabelProps={{ shrink: true }}
      inputProps={{ max }}
      onChange={event => take(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
