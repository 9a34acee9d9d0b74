import { ChecklistDocument, Question } from './checklistDocument';
import { ChecklistProblem, ChecklistProblemCode } from './checklistProblem';

interface Placed {
  question: Question;
  path: (string | number)[];
}

function isInCycle(
  start: Question,
  byId: ReadonlyMap<string, Question>,
): boolean {
  const seen = new Set<string>();
  let next = start.visibleWhen && byId.get(start.visibleWhen.question);
  while (next && !seen.has(next.id)) {
    if (next.id === start.id) {
      return true;
    }
    seen.add(next.id);
    next = next.visibleWhen && byId.get(next.visibleWhen.question);
  }
  return false;
}

function mismatch(
  condition: NonNullable<Question['visibleWhen']>,
  parent: Question,
): string | undefined {
  const form = parent.answer;
  if (condition.choice !== undefined && condition.practice !== undefined) {
    return 'Give a choice or a practice, not both';
  }
  if (condition.practice !== undefined && form.type !== 'practice') {
    return `"${parent.id}" is not answered by yes, partly or no`;
  }
  const { choice } = condition;
  if (
    choice !== undefined &&
    !(form.type === 'choices' && form.choices.some(({ id }) => id === choice))
  ) {
    return `"${choice}" is no choice of "${parent.id}"`;
  }
  return undefined;
}

/** Problems of questions that hang on other questions. @internal */
export function lintVisibility(
  document: ChecklistDocument,
): ChecklistProblem[] {
  const placed = document.sections.flatMap((section, sectionIndex) =>
    section.questions.map(
      (question, index): Placed => ({
        question,
        path: ['sections', sectionIndex, 'questions', index, 'visibleWhen'],
      }),
    ),
  );
  const byId = new Map(placed.map(({ question }) => [question.id, question]));
  const earlier = new Set<string>();
  return placed.flatMap(({ question, path }) => {
    const problems = lintCondition(question, path, byId, earlier);
    earlier.add(question.id);
    return problems;
  });
}

function lintCondition(
  question: Question,
  path: Placed['path'],
  byId: ReadonlyMap<string, Question>,
  earlier: ReadonlySet<string>,
): ChecklistProblem[] {
  const condition = question.visibleWhen;
  if (!condition) {
    return [];
  }
  const error = (
    code: ChecklistProblemCode,
    key: string,
    message: string,
  ): ChecklistProblem[] => [
    { severity: 'error', code, path: [...path, key], message },
  ];
  const parent = byId.get(condition.question);
  if (!parent) {
    return error(
      'visibleWhenUnknown',
      'question',
      `There is no question "${condition.question}"`,
    );
  }
  if (isInCycle(question, byId)) {
    return error(
      'visibleWhenCycle',
      'question',
      `"${question.id}" hangs on itself`,
    );
  }
  if (!earlier.has(parent.id)) {
    return error(
      'visibleWhenLater',
      'question',
      `"${parent.id}" is asked later`,
    );
  }
  const mismatched = mismatch(condition, parent);
  if (mismatched) {
    return error(
      'visibleWhenMismatch',
      condition.choice === undefined ? 'practice' : 'choice',
      mismatched,
    );
  }
  const unmet = question.profiles.filter(
    profile => !parent.profiles.includes(profile),
  );
  const message = `"${parent.id}" is not asked in ${unmet.join(
    ', ',
  )}, so this question never is`;
  return unmet.length > 0
    ? [
        {
          severity: 'warning',
          code: 'visibleWhenOutsideProfile',
          path: [...path, 'question'],
          message,
        },
      ]
    : [];
}
