import { DecisionProblem } from 'backstage-plugin-orr-common';

/** What still keeps a decision from being taken, by the word for it. @internal */
export type ProblemName =
  | 'unseen'
  | 'outcome'
  | 'reason'
  | 'text'
  | 'owner'
  | 'due'
  | 'conditions'
  | 'confirmations';

const CONDITION_FIELDS: Record<string, ProblemName> = {
  text: 'text',
  ownerRef: 'owner',
  dueOn: 'due',
};

/** The word for a problem of the rules. @internal */
export function problemNameOf({
  field,
}: Pick<DecisionProblem, 'field'>): ProblemName {
  const [first, , last] = field.split('.');
  if (first === 'conditions') {
    return CONDITION_FIELDS[last] ?? 'conditions';
  }
  return first === 'outcome' ? 'outcome' : 'confirmations';
}

/** The field of a condition that a refusal of the server names, such as `conditions.0.dueOn`. @internal */
export function refusedConditionField(message: string): string | undefined {
  return /\bconditions\.\d+\.(?:text|ownerRef|dueOn)\b/.exec(message)?.[0];
}
