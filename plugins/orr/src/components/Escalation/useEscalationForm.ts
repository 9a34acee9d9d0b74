import { useState } from 'react';
import {
  ESCALATION_FIELDS,
  EscalationField,
  isFullEntityRef,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { messageOf } from '../Feedback';

/** What is asked for, in this order. */
const ASKED_FIELDS = [...ESCALATION_FIELDS, 'to'] as const;

/** @internal */
export type AskedField = EscalationField | 'to';

/** @internal */
export type EscalationValues = Record<AskedField, string>;

const EMPTY: EscalationValues = {
  situation: '',
  criticality: '',
  who: '',
  impact: '',
  urgency: '',
  remedy: '',
  to: '',
};

function problemOf(
  field: AskedField,
  values: EscalationValues,
): 'missing' | 'ref' | undefined {
  const value = values[field].trim();
  if (!value) {
    return 'missing';
  }
  return field === 'to' && !isFullEntityRef(value) ? 'ref' : undefined;
}

/** What stands in the fields, and what is wrong with them once somebody has tried to send it. @internal */
export function useEscalationForm(error: unknown) {
  const { t } = useOrrTranslation();
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [sentTo, setSentTo] = useState('');
  const message = error === undefined ? '' : messageOf(error);
  const isToRefused = /^to: /.test(message);
  return {
    values,
    setValues,
    problemAt: (field: AskedField): string | undefined => {
      const problem = problemOf(field, values);
      if (tried && problem) {
        return t(`escalation.problem.${problem}`);
      }
      return field === 'to' && isToRefused && values.to === sentTo
        ? message
        : undefined;
    },
    /** The error is said at its field and nowhere else. */
    isAtField: isToRefused,
    /** What is sent; nothing while something is missing. */
    take: (): EscalationValues | undefined => {
      setTried(true);
      setSentTo(values.to);
      return ASKED_FIELDS.some(field => problemOf(field, values))
        ? undefined
        : (Object.fromEntries(
            ASKED_FIELDS.map(field => [field, values[field].trim()]),
          ) as EscalationValues);
    },
  };
}
