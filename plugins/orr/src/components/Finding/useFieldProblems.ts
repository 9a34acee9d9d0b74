import { useState } from 'react';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { messageOf } from '../Feedback';
import {
  FieldName,
  FieldSpec,
  FieldValues,
  fieldProblems,
  refusedFieldOf,
} from './fieldSpec';

/**
 * What is wrong with the fields of a dialog, said once somebody has tried to save it; and what the server refused of what
 * still stands there.
 *
 * @internal
 */
export function useFieldProblems(
  specs: FieldSpec[],
  values: FieldValues,
  error: unknown,
) {
  const { t } = useOrrTranslation();
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<FieldValues>({});
  const problems = fieldProblems(specs, values);
  const message = error === undefined ? '' : messageOf(error);
  const refused = message ? refusedFieldOf(message, specs) : undefined;
  return {
    problemAt: (name: FieldName): string | undefined => {
      const problem = problems[name];
      if (tried && problem) {
        return t(`finding.problem.${problem}`);
      }
      return refused === name && values[name] === sent[name]
        ? message
        : undefined;
    },
    /** The error is said at its field and nowhere else. */
    isAtField: refused !== undefined,
    /** Whether it can be saved; from now on what cannot is said. */
    check: (wanted = specs): boolean => {
      setTried(true);
      setSent(values);
      return Object.keys(fieldProblems(wanted, values)).length === 0;
    },
  };
}
