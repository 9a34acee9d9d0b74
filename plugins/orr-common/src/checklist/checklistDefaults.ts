import {
  ChecklistDocument,
  DecidingMode,
  Gate,
  Question,
  Risk,
} from './checklistDocument';

const GATE_BY_RISK: Record<Risk, Gate> = {
  high: 'blocking',
  medium: 'conditional',
  low: 'advisory',
};
const WEIGHT_BY_RISK: Record<Risk, number> = { high: 5, medium: 3, low: 1 };

/** The gate of a question: its own, else by its risk. @public */
export function gateOf(question: Pick<Question, 'gate' | 'risk'>): Gate {
  return question.gate ?? GATE_BY_RISK[question.risk];
}

/** The weight of a question in the score: its own, else by its risk. @internal */
export function weightOf(question: Pick<Question, 'weight' | 'risk'>): number {
  return question.weight ?? WEIGHT_BY_RISK[question.risk];
}

/** Who decides a review of an entity of this tier. @public */
export function decidingModeOf(
  checklist: Pick<ChecklistDocument, 'deciding'>,
  tier?: string,
): DecidingMode {
  const { deciding } = checklist;
  // A tier comes from the catalog and may be any word, such as the name of something that all objects have.
  const ofTier =
    tier && deciding?.tiers && Object.hasOwn(deciding.tiers, tier)
      ? deciding.tiers[tier]
      : undefined;
  return ofTier ?? deciding?.default ?? 'peer';
}

/** One in how many self-certified decisions is looked at afterwards. @internal */
export function sampleOneInOf(
  checklist: Pick<ChecklistDocument, 'deciding'>,
): number {
  return checklist.deciding?.sampleOneIn ?? 10;
}

const MODES: readonly DecidingMode[] = [
  'independent',
  'peer',
  'self-certified',
];

/** Who decides one review of entities of these tiers: the strictest of their modes. @internal */
export function strictestModeOf(
  checklist: Pick<ChecklistDocument, 'deciding'>,
  tiers: readonly (string | undefined)[],
): DecidingMode {
  const modes = tiers.map(tier => decidingModeOf(checklist, tier));
  return MODES.find(mode => modes.includes(mode)) ?? decidingModeOf(checklist);
}

/** How many months a decision about an entity of this tier holds: those of its tier, else those of the checklist. @public */
export function cadenceMonthsOf(
  checklist: Pick<ChecklistDocument, 'cadenceMonths' | 'cadenceByTier'>,
  tier?: string,
): number {
  const { cadenceByTier, cadenceMonths = 12 } = checklist;
  // A tier comes from the catalog and may be any word, such as the name of something that all objects have.
  return tier && cadenceByTier && Object.hasOwn(cadenceByTier, tier)
    ? cadenceByTier[tier]
    : cadenceMonths;
}

/** How many months one decision about entities of these tiers holds: the shortest of theirs. @internal */
export function shortestCadenceOf(
  checklist: Pick<ChecklistDocument, 'cadenceMonths' | 'cadenceByTier'>,
  tiers: readonly (string | undefined)[],
): number {
  return tiers.length
    ? Math.min(...tiers.map(tier => cadenceMonthsOf(checklist, tier)))
    : cadenceMonthsOf(checklist);
}

/** The periods of a checklist that are the same for every tier, with their defaults; in days. @public */
export function periodsOf(checklist: ChecklistDocument) {
  return {
    conditionLimitDays: checklist.conditionLimitDays ?? 30,
    acceptanceLimitDays: checklist.acceptanceLimitDays ?? 180,
    disclosureGraceDays: checklist.disclosureGraceDays ?? 14,
  };
}

/** Whether entities have a standing under the checklist: the reviews of changes and incidents give none. @public */
export function givesStandings({
  kinds,
}: Pick<ChecklistDocument, 'kinds'>): boolean {
  return kinds.includes('launch') || kinds.includes('periodic');
}

/** All questions of a checklist in document order. @public */
export function questionsOf(
  checklist: Pick<ChecklistDocument, 'sections'>,
): Question[] {
  return checklist.sections.flatMap(section => section.questions);
}
