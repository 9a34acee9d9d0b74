import {
  ChecklistVersion,
  onlyInforms,
  Question,
} from 'backstage-plugin-orr-common';

/** A question where it stands. @internal */
export interface PlacedQuestion {
  question: Question;
  section: { id: string; title: string };
}

/** The questions of a checklist that can be open, in document order. @internal */
export function openableQuestions({
  document,
}: Pick<ChecklistVersion, 'document'>): PlacedQuestion[] {
  return document.sections.flatMap(({ id, title, questions }) =>
    questions
      .filter(question => !onlyInforms(question))
      .map(question => ({ question, section: { id, title } })),
  );
}
