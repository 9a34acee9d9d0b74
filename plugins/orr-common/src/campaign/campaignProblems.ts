import { FilterPredicate } from '@backstage/filter-predicates';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { questionsOf } from '../checklist/checklistDefaults';
import { partsOfRef } from '../known/catalogEntity';
import { onlyInforms } from '../scoring/questionLevel';
import { CAMPAIGN_LIMITS } from './campaign';

/** What a campaign asks of whom until when, as far as it can be wrong. @public */
export interface CampaignPlan {
  /** The group or person that runs it. */
  ownerRef?: string;
  /** The group whose entities it is about, with those below it. */
  groupRef?: string;
  /** Which entities it is about. */
  scope?: FilterPredicate;
  /** The questions of the checklist that it asks; without them all. */
  questionIds?: string[];
  /** YYYY-MM-DD: when it starts. */
  startsOn?: string;
  /** YYYY-MM-DD: by when it is to be done. */
  dueOn?: string;
}

/** Something that must be changed before a campaign can be stored. @public */
export interface CampaignProblem {
  /** Where, such as `questionIds[1]`. */
  field: string;
  /** What is wrong with it. */
  message: string;
}

function kindProblems(
  plan: CampaignPlan,
  field: 'ownerRef' | 'groupRef',
  kinds: string[],
): CampaignProblem[] {
  const ref = plan[field];
  const kind = ref === undefined ? undefined : partsOfRef(ref)?.kind;
  return ref === undefined || kinds.includes(kind ?? '')
    ? []
    : [{ field, message: `must name a ${kinds.join(' or a ')}` }];
}

function scopeProblems({ scope }: CampaignPlan): CampaignProblem[] {
  if (scope === undefined) {
    return [];
  }
  // A bare value compares the entity as a whole with it, which is never meant.
  if (typeof scope !== 'object') {
    return [{ field: 'scope', message: 'must be a filter over entities' }];
  }
  return JSON.stringify(scope).length > CAMPAIGN_LIMITS.scope
    ? [
        {
          field: 'scope',
          message: `must have at most ${CAMPAIGN_LIMITS.scope} characters as JSON`,
        },
      ]
    : [];
}

function questionProblems(
  { questionIds = [] }: CampaignPlan,
  checklist: ChecklistDocument,
): CampaignProblem[] {
  const known = new Map(
    questionsOf(checklist).map(question => [question.id, question]),
  );
  return questionIds.flatMap((id, index): CampaignProblem[] => {
    const field = `questionIds[${index}]`;
    const question = known.get(id);
    if (!question) {
      return [{ field, message: `is no question of ${checklist.id}` }];
    }
    if (questionIds.indexOf(id) < index) {
      return [{ field, message: 'names the same question a second time' }];
    }
    return onlyInforms(question)
      ? [{ field, message: 'only informs and can never be met' }]
      : [];
  });
}

/** What the schema cannot say of a campaign: each problem with the field that it is about. @public */
export function campaignProblems(
  plan: CampaignPlan,
  checklist: ChecklistDocument,
): CampaignProblem[] {
  const { startsOn, dueOn } = plan;
  return [
    ...kindProblems(plan, 'ownerRef', ['group', 'user']),
    ...kindProblems(plan, 'groupRef', ['group']),
    ...scopeProblems(plan),
    ...questionProblems(plan, checklist),
    ...(startsOn !== undefined && dueOn !== undefined && dueOn < startsOn
      ? [{ field: 'dueOn', message: 'must not be before the campaign starts' }]
      : []),
  ];
}
