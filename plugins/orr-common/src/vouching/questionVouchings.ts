import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { QuestionFact } from '../facts/questionFact';
import { CatalogEntity } from '../known/catalogEntity';
import { RUNGS } from '../review/disposition';
import { daysBetween, dayOf } from '../scoring/dayBoundary';
import { Vouching } from './vouching';
import { vouchedRungOf, vouches, VouchingMoment } from './vouches';
import { voucherRefsOf } from './voucherRefsOf';

/** A vouching with who owns what vouches. @internal */
export interface OwnedVouching extends Vouching {
  /** Full refs. */
  ownerRefs: readonly string[];
}

/** One of the entities that a review is about, as far as it matters what it is built on. @internal */
export interface VouchedSubject {
  /** Full ref; absent where the review is about one entity. */
  coveredEntityRef?: string;
  /** As the catalog has it. */
  entity: CatalogEntity;
  /** Full refs of its owners. */
  ownerRefs: readonly string[];
}

function said(
  vouching: OwnedVouching,
  questionId: string,
  { coveredEntityRef, ownerRefs }: VouchedSubject,
  timeZone: string,
): QuestionFact {
  const { id, voucherRef, voucherTitle, statement, url } = vouching;
  const { changedAt, validUntil, withdrawal } = vouching;
  return {
    questionId,
    ...(coveredEntityRef !== undefined && { coveredEntityRef }),
    factId: `vouching:${id}`,
    title: voucherTitle ?? voucherRef,
    source: voucherRef,
    type: 'boolean',
    controlledBy: 'platform',
    condition: { isTrue: true },
    maxAgeDays: Math.max(
      1,
      daysBetween(dayOf(changedAt, timeZone), validUntil),
    ),
    state: 'ok',
    met: true,
    value: true,
    rung: vouchedRungOf({ ofVoucher: vouching.ownerRefs, ofEntity: ownerRefs }),
    observedAt: changedAt,
    url,
    vouching: {
      id,
      revision: vouching.revision,
      statement,
      by: vouching.changedBy,
      since: vouching.createdAt,
      until: validUntil,
      ...(withdrawal && { endsAt: withdrawal.endsAt }),
    },
  };
}

/** The better founded comes first, then the one that holds longer. */
function inOrder(one: QuestionFact, other: QuestionFact): number {
  return (
    RUNGS.indexOf(other.rung) - RUNGS.indexOf(one.rung) ||
    other.vouching!.until.localeCompare(one.vouching!.until) ||
    one.factId.localeCompare(other.factId)
  );
}

/**
 * What is vouched for of the questions of a checklist, for each of the entities that a review is about: of each question the one
 * vouching that founds it best.
 *
 * @internal
 */
export function questionVouchingsOf(
  options: {
    checklist: Pick<ChecklistDocument, 'id' | 'sections'>;
    subjects: readonly VouchedSubject[];
    vouchings: readonly OwnedVouching[];
  } & VouchingMoment,
): QuestionFact[] {
  const { checklist, subjects, timeZone } = options;
  const inForce = options.vouchings.filter(
    vouching =>
      vouching.checklistId === checklist.id && vouches(vouching, options),
  );
  if (!inForce.length) {
    return [];
  }
  const builtOn = subjects.map(({ entity }) => new Set(voucherRefsOf(entity)));
  return questionsOf(checklist).flatMap(({ id }) =>
    subjects.flatMap((subject, index) =>
      inForce
        .filter(
          ({ questionIds, voucherRef }) =>
            questionIds.includes(id) &&
            builtOn[index].has(voucherRef.toLowerCase()),
        )
        .map(vouching => said(vouching, id, subject, timeZone))
        .sort(inOrder)
        .slice(0, 1),
    ),
  );
}
