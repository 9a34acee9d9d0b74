import { useNumberText } from '../../hooks/useNumberText';

/** A number as the language of the app writes it. @internal */
export function NumberText({ value }: { value: number }) {
  return <>{useNumberText().number(value)}</>;
}
