import {
  ChecklistVersion,
  Decision,
  firstDecidedVersionOf,
  latestDecisionOf,
  Level,
  questionApplies,
  questionsOf,
  sparedOf,
} from 'backstage-plugin-orr-common';
import { DecisionAbout } from '../../database/DatabaseDecisionStore';
import { OpenDisclosure } from '../../database/DatabaseDisclosureStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredEntity } from '../../database/StoredEntity';

/** What is known of an entity under all of its checklists. */
interface KnownOfEntity {
  entity: StoredEntity;
  decisions: DecisionAbout[];
  dispositions: StoredDisposition[];
  disclosures: OpenDisclosure[];
  /** What each question showed when reviews of it were decided, by review, as far as it was kept. */
  levels: ReadonlyMap<string, Record<string, Level>>;
}

/** Those that are about the entity: what is said of a common answer is not about who has one of its own. */
function disclosedUnder(
  { document }: ChecklistVersion,
  { entity, disclosures, levels }: KnownOfEntity,
  {
    latest,
    sparedQuestionIds,
  }: { latest: Decision | undefined; sparedQuestionIds: string[] },
): OpenDisclosure[] {
  const questions = new Map(
    questionsOf(document).map(question => [question.id, question]),
  );
  const shown = levels.get(latest?.reviewId ?? '');
  // What was asked when it was decided counts until the next decision: easier rules apply from then on.
  const wasAsked = (questionId: string) => {
    const question = questions.get(questionId);
    return shown
      ? Object.hasOwn(shown, questionId)
      : !question || questionApplies(question, entity.entity);
  };
  return disclosures
    .filter(disclosure => disclosure.decisionId === latest?.id)
    .filter(({ coveredEntityId, exceptedEntityIds, questionId }) =>
      coveredEntityId === undefined
        ? !exceptedEntityIds.includes(entity.id) &&
          !sparedQuestionIds.includes(questionId) &&
          wasAsked(questionId)
        : coveredEntityId === entity.id,
    );
}

/** The latest decision, what was decided about its gaps, what was disclosed since, and what is asked of new entities only. @internal */
export function foundUnder(checklist: ChecklistVersion, of: KnownOfEntity) {
  const decisions = of.decisions
    .map(({ decision }) => decision)
    .filter(({ checklistId }) => checklistId === checklist.checklistId);
  const latest = latestDecisionOf(decisions);
  const sparedQuestionIds = sparedOf(
    checklist,
    firstDecidedVersionOf(decisions),
  );
  const known = of.dispositions.filter(
    ({ entityId, checklistId }) =>
      entityId === latest?.entityId && checklistId === latest.checklistId,
  );
  const byId = new Map(known.map(item => [item.id, item]));
  return {
    latest: latest && {
      ...latest,
      gaps: latest.gaps?.map(gap => ({
        ...gap,
        // As it is called now: the decision has kept the name of then.
        coveredEntityRef:
          byId.get(gap.dispositionId ?? '')?.coveredEntityRef ??
          gap.coveredEntityRef,
      })),
    },
    sparedQuestionIds,
    disclosures: disclosedUnder(checklist, of, {
      latest,
      sparedQuestionIds,
    }),
    dispositions: known,
  };
}
