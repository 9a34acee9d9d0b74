/**
 * Why the history of one entity cannot go on under another ref, or does not yet.
 *
 * - `sameRef`: both refs are the same.
 * - `notARef`: what the entry names as its earlier ref is none.
 * - `fromUnknown`: nothing is known of an entity under the earlier ref.
 * - `toNotInCatalog`: the catalog has nothing under the new ref.
 * - `fromInCatalog`: the catalog still has an entity under the earlier ref.
 * - `fromNotInCatalog`: two entities are to exchange their histories, and the catalog has only one of them.
 * - `openReviews`: both have an open review of the same checklist.
 * - `openExemptions`: both have an exemption that is asked for, or one that holds.
 * - `otherOwners`: no owner of the one is an owner of the other, or above one.
 *
 * @public
 */
export const ENTITY_MOVE_PROBLEMS = [
  'sameRef',
  'notARef',
  'fromUnknown',
  'toNotInCatalog',
  'fromInCatalog',
  'fromNotInCatalog',
  'openReviews',
  'openExemptions',
  'otherOwners',
] as const;

/** One of {@link ENTITY_MOVE_PROBLEMS}. @public */
export type EntityMoveProblem = (typeof ENTITY_MOVE_PROBLEMS)[number];

/** What decides whether a history can be carried. @internal */
export interface EntityMoveFacts {
  /** The earlier ref, in lower case. */
  fromRef: string;
  /** The new ref, in lower case. */
  toRef: string;
  /** Two entities of the catalog exchange their histories. */
  swap: boolean;
  /** Something is known under the earlier ref, be it gone. */
  isFromKnown: boolean;
  /** The catalog has an entity under the earlier ref. */
  isFromInCatalog: boolean;
  /** The catalog has an entity under the new ref. */
  isToInCatalog: boolean;
  /** Checklists of which both have an open review. */
  bothInReviewOf: readonly string[];
  /** Both have an exemption that is open in the same way. */
  bothExempt: boolean;
}

/** What is in the way, in the order in which it is to be told. @internal */
export function entityMoveProblems(
  facts: EntityMoveFacts,
): EntityMoveProblem[] {
  if (facts.fromRef === facts.toRef) {
    return ['sameRef'];
  }
  const problems: [EntityMoveProblem, boolean][] = [
    ['fromUnknown', !facts.isFromKnown],
    ['toNotInCatalog', !facts.isToInCatalog],
    ['fromInCatalog', !facts.swap && facts.isFromInCatalog],
    [
      'fromNotInCatalog',
      facts.swap && facts.isFromKnown && !facts.isFromInCatalog,
    ],
    // Histories that change places do not meet.
    ['openReviews', !facts.swap && facts.bothInReviewOf.length > 0],
    ['openExemptions', !facts.swap && facts.bothExempt],
  ];
  return problems.filter(([, holds]) => holds).map(([problem]) => problem);
}
