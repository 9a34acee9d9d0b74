import { ReactNode } from 'react';
import { EntityChange, HistoryFacts } from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

/** What an answer said, in a few words. @internal */
export function valueText(
  statement: HistoryFacts['from'],
  { choices }: EntityChange,
  t: OrrText,
): string {
  if (!statement) {
    return t('changes.value.none');
  }
  switch (statement.kind) {
    case 'choices':
      return (
        statement.choices
          .map(id => t('changes.value.quoted', { text: choices[id] ?? id }))
          .join(', ') || t('changes.value.none')
      );
    case 'practice':
      return t(`answer.practice.${statement.value}`);
    case 'number':
    case 'duration':
    case 'date':
      return String(statement.value);
    default:
      return t(`changes.value.${statement.kind}`);
  }
}

/** What a sentence about a change is made of. @internal */
export interface Parts {
  who: JSX.Element;
  question: JSX.Element;
  from: string;
  to: string;
}

/** What became of an answer. @internal */
export function answerText(
  change: EntityChange,
  parts: Parts,
  t: OrrText,
): ReactNode {
  const { who, question, from, to } = parts;
  const { facts, action } = change;
  if (action === 'exception.saved') {
    return facts.to
      ? t('changes.text.differs', { who, question, to })
      : t('changes.text.asForAll', { who, question });
  }
  if (action === 'answer.copied') {
    return t('changes.text.copied', { who, question, to });
  }
  if (JSON.stringify(facts.from) === JSON.stringify(facts.to)) {
    return t('changes.text.beside', { who, question });
  }
  if (!facts.from) {
    return t('changes.text.answered', { who, question, to });
  }
  return facts.to
    ? t('changes.text.changed', { who, question, from, to })
    : t('changes.text.cleared', { who, question, from });
}
