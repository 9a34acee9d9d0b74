import { ReactNode } from 'react';
import { parse, stringify, YAMLParseError } from 'yaml';
import { isSame } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useUnreadText } from '../unread/useUnreadText';
import { AuthorTextField } from './AuthorTextField';

/** What reads a value, such as a schema of the contract. */
interface Reader<T> {
  safeParse: (
    value: unknown,
  ) =>
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { message: string }[] } };
}

function textOf(value: unknown): string {
  return value === undefined ? '' : stringify(value).trimEnd();
}

/**
 * A structured value as the text that a checklist file has for it, in YAML or JSON. What cannot be read is not taken over; it stays in
 * the field with what is wrong with it, also when one comes back to the field.
 *
 * @internal
 */
export function StructureField<T>(props: {
  label: string;
  /** The attribute, by which a text that cannot be read is found again. */
  field: string;
  value: T | undefined;
  schema: Reader<T>;
  onChange: (value: T | undefined) => void;
  hint: string;
  wrong: string | ((written: unknown) => string);
  /** What follows the field; told whether what it holds cannot be read. */
  below?: (isWrong: boolean) => ReactNode;
}) {
  const { label, field, value, schema, onChange, hint, wrong, below } = props;
  const { t } = useOrrTranslation();
  const unread = useUnreadText(field, label);
  const { typed } = unread;
  const type = (text: string) => {
    const read = readText(text, schema, wrong);
    unread.type(text, read.problem);
    if (!read.problem && !isSame(read.value, value)) {
      onChange(read.value);
    }
  };
  return (
    <>
      <AuthorTextField
        label={label}
        value={typed?.text ?? textOf(value)}
        onChange={type}
        onBlur={unread.leave}
        problem={
          typed?.problem &&
          t('editor.field.notTakenOver', { problem: typed.problem })
        }
        hint={hint}
        rows={2}
        maxLength={20_000}
        isCode
      />
      {below?.(typed?.problem !== undefined)}
    </>
  );
}

function readText<T>(
  text: string,
  schema: Reader<T>,
  wrong: string | ((written: unknown) => string),
): { value?: T; problem?: string } {
  if (!text.trim()) {
    return {};
  }
  const problemOf = (written: unknown) =>
    typeof wrong === 'string' ? wrong : wrong(written);
  try {
    // Such a value is small: a few names for the same would only serve to blow it up.
    const written = parse(text, { maxAliasCount: 0 });
    const result = schema.safeParse(written);
    return result.success
      ? { value: result.data }
      : { problem: problemOf(written) };
  } catch (error) {
    return {
      problem:
        error instanceof YAMLParseError
          ? error.message.split('\n')[0].replace(/:$/, '')
          : problemOf(undefined),
    };
  }
}
