import {
  ChecklistDocument,
  PlacedProblem,
  Question,
} from 'backstage-plugin-orr-common';
import { fieldOf } from '../outline/placedProblems';

/** What every part of the form of a question gets. @internal */
export interface QuestionPartProps {
  question: Question;
  document: ChecklistDocument;
  problems: PlacedProblem[];
  /** Changes that follow each other at once are one step, where they are of the same kind; by default, of the same attributes. */
  onChange: (change: Partial<Question>, kind?: string) => void;
}

/** The problems of some attributes. @internal */
export function problemsOf(
  problems: readonly PlacedProblem[],
  fields: readonly string[],
): PlacedProblem[] {
  return problems.filter(problem => fields.includes(fieldOf(problem)));
}
