import { useState } from 'react';
import { AuthorTextField } from './AuthorTextField';

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** Several short values, one on each line. @internal */
export function LinesField(props: {
  label: string;
  value: readonly string[] | undefined;
  onChange: (value: string[] | undefined) => void;
  hint: string;
}) {
  const { label, value = [], onChange, hint } = props;
  // Spaces and empty lines belong to whoever is typing.
  const [typed, setTyped] = useState<string>();
  return (
    <AuthorTextField
      label={label}
      value={typed ?? value.join('\n')}
      onChange={text => {
        setTyped(text);
        const lines = linesOf(text);
        onChange(lines.length ? lines : undefined);
      }}
      onBlur={() => setTyped(undefined)}
      hint={hint}
      rows={2}
      maxLength={10_000}
    />
  );
}
