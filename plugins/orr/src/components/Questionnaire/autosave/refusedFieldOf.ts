import { DraftField } from './readDraft';

const FIELDS: Record<string, DraftField> = {
  'statement.value': 'value',
  'statement.choices': 'value',
  'statement.reason': 'reason',
  'statement.url': 'url',
  'statement.date': 'date',
  'statement.assigneeRef': 'assigneeRef',
  'statement.note': 'researchNote',
  note: 'note',
};

/** The field of the form that a refusal of the server names, if it names one. @internal */
export function refusedFieldOf(message: string): DraftField | undefined {
  const evidence = /\bevidence\.\d+\.(?:url|title|date)\b/.exec(message);
  if (evidence) {
    return evidence[0] as DraftField;
  }
  const named = /\b(?:statement\.[a-zA-Z]+|note)\b/.exec(message);
  return named ? FIELDS[named[0]] : undefined;
}
