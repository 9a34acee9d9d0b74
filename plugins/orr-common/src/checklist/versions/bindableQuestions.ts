import { ChecklistDocument, Gate, Risk } from '../checklistDocument';
import {
  ChecklistFieldChange,
  QuestionDifference,
} from './checklistDifferences';
import { compareChecklists } from './compareChecklists';
import { SparedQuestion } from './rollout';

/** A question of a new version that can bind whoever was decided on under an older one. @public */
export interface BindableQuestion {
  /** The question. */
  questionId: string;
  /** Its title in the new version. */
  title: string;
  /** raised: its risk or its gate weighs more than it did. */
  why: 'added' | 'raised' | 'meaning';
  /** The version since which it is asked of new entities only, where it is one that is: it stays so unless a rule says otherwise. */
  sparedSince?: number;
}

const RISKS: readonly Risk[] = ['low', 'medium', 'high'];
const GATES: readonly Gate[] = ['advisory', 'conditional', 'blocking'];

/**
 * The questions that ask for more than the version before did, in the order of the later version: whoever was decided on has said
 * nothing to them yet. None where nobody can have been decided on.
 *
 * @public
 */
export function bindableQuestions(
  before: ChecklistDocument | undefined,
  after: ChecklistDocument,
  /** Those that the version before asks of new entities only. */
  spared: readonly SparedQuestion[] = [],
): BindableQuestion[] {
  if (!before) {
    return [];
  }
  return compareChecklists(before, after).sections.flatMap(({ questions }) =>
    questions.flatMap(question => {
      const { questionId, title } = question;
      const why = whyBindable(question);
      const since = spared.find(one => one.questionId === questionId)?.version;
      return why
        ? [
            {
              questionId,
              title,
              why,
              ...(since !== undefined && { sparedSince: since }),
            },
          ]
        : [];
    }),
  );
}

function whyBindable({
  change,
  fields,
  meaning,
}: QuestionDifference): BindableQuestion['why'] | undefined {
  if (change === 'removed') {
    return undefined;
  }
  if (change === 'added') {
    return 'added';
  }
  if (
    fields.some(
      field =>
        (field.field === 'risk' && isRaised(field, RISKS)) ||
        (field.field === 'gate' && isRaised(field, GATES)),
    )
  ) {
    return 'raised';
  }
  return meaning ? 'meaning' : undefined;
}

function isRaised(
  { from, to }: ChecklistFieldChange,
  order: readonly string[],
): boolean {
  return order.indexOf(String(to)) > order.indexOf(String(from));
}
