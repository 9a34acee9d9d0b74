import { ChecklistDocument, PlacedProblem } from 'backstage-plugin-orr-common';
import { OrrText } from '../../../hooks/useOrrTranslation';
import { ProblemsByPlace, problemsByPlace } from '../outline/placedProblems';
import { UnreadText } from './UnreadTexts';

const CODE = 'unread';
const NOWHERE: Pick<ChecklistDocument, 'sections'> = { sections: [] };

/** What is told at the field itself, and is not told again above it while somebody types. @internal */
export function isUnread({ code }: Pick<PlacedProblem, 'code'>): boolean {
  return code === CODE;
}

/** Those of some attributes of the checklist itself. @internal */
export function unreadOf(
  problems: readonly PlacedProblem[],
  fields: readonly string[],
): PlacedProblem[] {
  return problems.filter(
    one => isUnread(one) && fields.includes(String(one.path[0])),
  );
}

/** Each text that cannot be read as an error of the draft; those of questions that were taken out count for nothing. @internal */
export function unreadProblems(
  unread: readonly UnreadText[],
  { sections }: ChecklistDocument,
  t: OrrText,
): PlacedProblem[] {
  const pathOf = ({ place, field }: UnreadText) => {
    if (place.kind === 'checklist') {
      return [field];
    }
    for (const [index, { questions }] of sections.entries()) {
      const at = questions.findIndex(({ id }) => id === place.id);
      if (at >= 0) {
        return ['sections', index, 'questions', at, field];
      }
    }
    return undefined;
  };
  return unread.flatMap(one => {
    const { place, label, problem } = one;
    const path = pathOf(one);
    return path
      ? [
          {
            path,
            ...(place.kind === 'question' && { questionId: place.id }),
            code: CODE,
            message: t('editor.unread.problem', { label, problem }),
            severity: 'error' as const,
          },
        ]
      : [];
  });
}

/** The problems that saving found with those of texts that cannot be read; what has none of the latter stays the same. @internal */
export function withUnread(
  found: ProblemsByPlace,
  unread: readonly PlacedProblem[],
): ProblemsByPlace {
  if (!unread.length) {
    return found;
  }
  const { checklist, questions } = problemsByPlace(
    unread,
    NOWHERE as ChecklistDocument,
  );
  return {
    ...found,
    checklist: [...found.checklist, ...checklist],
    questions: new Map([
      ...found.questions,
      ...[...questions].map(([id, problems]): [string, PlacedProblem[]] => [
        id,
        [...(found.questions.get(id) ?? []), ...problems],
      ]),
    ]),
  };
}
