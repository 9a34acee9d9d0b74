import {
  AGENDA_KINDS,
  AgendaItem,
  AgendaKind,
  Question,
} from 'backstage-plugin-orr-common';

/** The items of one kind. @internal */
export interface AgendaPart {
  kind: AgendaKind;
  entries: { item: AgendaItem; question: Question }[];
}

/** The items by what they are there for; a kind without any is left out. @internal */
export function agendaParts(
  items: AgendaItem[],
  questions: Question[],
): AgendaPart[] {
  const byId = new Map(questions.map(question => [question.id, question]));
  return AGENDA_KINDS.map(kind => ({
    kind,
    entries: items
      .filter(item => item.kind === kind)
      .flatMap(item => {
        const question = byId.get(item.questionId);
        return question ? [{ item, question }] : [];
      }),
  })).filter(({ entries }) => entries.length > 0);
}
