import { ChecklistDocument, PlacedProblem } from 'backstage-plugin-orr-common';

/** The problems of a draft by what they are about. @internal */
export interface ProblemsByPlace {
  checklist: PlacedProblem[];
  sections: ReadonlyMap<string, PlacedProblem[]>;
  questions: ReadonlyMap<string, PlacedProblem[]>;
}

function add(
  map: Map<string, PlacedProblem[]>,
  id: string,
  problem: PlacedProblem,
): void {
  map.set(id, [...(map.get(id) ?? []), problem]);
}

/** Problems name questions and sections by id; where one had none of its own yet when they were found, its place says which it is. @internal */
export function problemsByPlace(
  problems: readonly PlacedProblem[],
  document: ChecklistDocument,
): ProblemsByPlace {
  const checklist: PlacedProblem[] = [];
  const sections = new Map<string, PlacedProblem[]>();
  const questions = new Map<string, PlacedProblem[]>();
  for (const problem of problems) {
    const [root, place, list, index] = problem.path;
    const section =
      root === 'sections' ? document.sections[Number(place)] : undefined;
    const questionId =
      problem.questionId ??
      (list === 'questions'
        ? section?.questions[Number(index)]?.id
        : undefined);
    const sectionId = problem.sectionId ?? section?.id;
    if (questionId) {
      add(questions, questionId, problem);
    } else if (sectionId) {
      add(sections, sectionId, problem);
    } else {
      checklist.push(problem);
    }
  }
  return { checklist, sections, questions };
}

/** The attribute that a problem of a question is about, such as why or answer. @internal */
export function fieldOf({ path }: PlacedProblem): string {
  return String(path[4] ?? '');
}
