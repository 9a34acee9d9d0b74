import {
  checklistApplies,
  matchesFilter,
  questionApplies,
} from '../checklist/applicability';
import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { CampaignPlan } from './campaignProblems';

/**
 * What a campaign asks of an entity: of the chosen questions those that apply to it, of a whole checklist an empty list;
 * undefined where the campaign is not about the entity. Its group is looked at apart, since the entity does not know what is
 * above its owner.
 *
 * @public
 */
export function campaignQuestionsOf(
  { scope, questionIds }: Pick<CampaignPlan, 'scope' | 'questionIds'>,
  checklist: ChecklistDocument,
  entity: unknown,
  options: {
    entityRef: string;
    /** What is not asked of this entity, since it is asked of new ones only. */
    sparedQuestionIds?: readonly string[];
  },
): string[] | undefined {
  if (
    !checklistApplies(checklist, entity, options) ||
    (scope !== undefined && !matchesFilter(scope, entity))
  ) {
    return undefined;
  }
  if (!questionIds) {
    return [];
  }
  const asked = questionsOf(checklist)
    .filter(
      question =>
        questionIds.includes(question.id) &&
        questionApplies(question, entity) &&
        !options.sparedQuestionIds?.includes(question.id),
    )
    .map(({ id }) => id);
  return asked.length ? asked : undefined;
}

/**
 * The chosen questions that a decided review may rightly have left out: those that an earlier answer can hide, and those
 * that a periodic review does not ask. Any other that a decision knows nothing of is new, and still to be answered.
 *
 * @public
 */
export function leftOutRightly(
  questionIds: string[],
  checklist: ChecklistDocument,
): string[] {
  return questionsOf(checklist)
    .filter(
      ({ id, visibleWhen, profiles }) =>
        questionIds.includes(id) &&
        (visibleWhen !== undefined || !profiles.includes('periodic')),
    )
    .map(({ id }) => id);
}
