/** A question as far as these tests look at it. */
export interface AskedQuestion {
  id: string;
  title: string;
  profiles: string[];
  visibleWhen?: unknown;
  answer: {
    type: string;
    choices?: { id: string; tier?: string; exclusive?: boolean }[];
    met?: { atLeast?: number; atMost?: number };
  };
}

/** A statement that leaves no risk open, whatever the form of the answer. */
export function goodStatement(question: AskedQuestion): object {
  const { type, choices = [], met } = question.answer;
  switch (type) {
    case 'choices':
      return {
        kind: 'choices',
        choices: choices
          .filter(choice => !choice.exclusive && choice.tier !== 'scope')
          .map(choice => choice.id),
      };
    case 'practice':
      return { kind: 'practice', value: 'yes' };
    case 'number':
    case 'duration':
      return { kind: type, value: met?.atLeast ?? met?.atMost ?? 1 };
    case 'date':
      return { kind: 'date', value: new Date().toISOString().slice(0, 10) };
    default:
      return { kind: 'text', value: 'As written in the runbook' };
  }
}

/** The statement that none of the practices is there. */
export function unmetStatement({ answer }: AskedQuestion): object {
  const none = (answer.choices ?? []).filter(choice => choice.exclusive);
  return { kind: 'choices', choices: none.map(({ id }) => id) };
}
