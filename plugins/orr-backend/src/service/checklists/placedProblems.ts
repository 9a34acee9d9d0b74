import {
  ChecklistDocument,
  ChecklistProblem,
  PlacedProblem,
} from 'backstage-plugin-orr-common';

/** Problems with the section and the question that each is about. @internal */
export function placedProblems(
  document: ChecklistDocument,
  problems: ChecklistProblem[],
): PlacedProblem[] {
  return problems.map(problem => {
    const [root, place, list, index] = problem.path;
    const section =
      root === 'sections' ? document.sections[Number(place)] : undefined;
    const question =
      list === 'questions' ? section?.questions[Number(index)] : undefined;
    return { ...problem, sectionId: section?.id, questionId: question?.id };
  });
}
