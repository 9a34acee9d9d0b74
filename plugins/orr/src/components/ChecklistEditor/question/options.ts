import { valueText } from '../../Checklist/valueText';
import { OrrText } from '../../../hooks/useOrrTranslation';

/** Values of an attribute with the words that they have everywhere. @internal */
export function optionsOf<T extends string>(
  field: string,
  values: readonly T[],
  t: OrrText,
): { value: T; label: string }[] {
  return values.map(value => {
    const word = valueText(field, value, t);
    return {
      value,
      label: `${word.charAt(0).toLocaleUpperCase()}${word.slice(1)}`,
    };
  });
}
