import { Disposition } from '../review/disposition';
import { FindingDisposition, isInForce } from './findingDisposition';

/** Newest decision or proposal first, and among equals the greater id, so that the order is always the same. */
function byNewest(one: FindingDisposition, other: FindingDisposition): number {
  const at = (item: FindingDisposition) => item.decidedAt ?? item.proposedAt;
  return at(other).localeCompare(at(one)) || other.id.localeCompare(one.id);
}

function isApproved(
  type: FindingDisposition['type'],
): (item: FindingDisposition) => boolean {
  return item => item.type === type && item.state === 'approved';
}

/**
 * Which of the dispositions of one gap decides how it counts on a day, YYYY-MM-DD: an acceptance in force, else a
 * mitigation in force, else the dated action that is due first, else what lapsed last.
 *
 * @internal
 */
export function governingDisposition(
  dispositions: readonly FindingDisposition[],
  today: string,
): FindingDisposition | undefined {
  const newest = [...dispositions].sort(byNewest);
  const running = newest.filter(item => isInForce(item, today));
  const dated = running
    .filter(item => item.type === 'action' && item.until !== undefined)
    .sort((one, other) => one.until!.localeCompare(other.until!));
  return (
    running.find(isApproved('acceptance')) ??
    running.find(isApproved('mitigation')) ??
    dated[0] ??
    newest.find(
      item => isApproved('acceptance')(item) || isApproved('mitigation')(item),
    )
  );
}

/** The same as judging takes it. Who granted an acceptance had the right to when they did. */
function judgedDisposition(item: FindingDisposition): Disposition[] {
  const { id, type, state, level, until, proposedBy, decidedBy } = item;
  if (type === 'action') {
    return state === 'open'
      ? [{ id, type, ownerRef: item.ownerRef, dueOn: until }]
      : [];
  }
  if (state !== 'approved') {
    return [];
  }
  return type === 'acceptance'
    ? [
        {
          id,
          type: 'accepted',
          level,
          approverRef: decidedBy!,
          approverMayAccept: true,
          expiresOn: until!,
        },
      ]
    : [
        {
          id,
          type: 'mitigated',
          level,
          authorRef: proposedBy,
          confirmedBy: decidedBy,
          residualLevel: item.residualLevel!,
          reviewOn: until!,
        },
      ];
}

/** Those of one gap as judging takes them, newest first. @internal */
export function judgedOf(
  dispositions: readonly FindingDisposition[],
): Disposition[] {
  return [...dispositions].sort(byNewest).flatMap(judgedDisposition);
}

/**
 * The dispositions of a review by question, as judging takes them: those of the answers that all share, or those of one
 * covered entity's own answers.
 *
 * @internal
 */
export function judgedDispositions(
  dispositions: readonly FindingDisposition[],
  { coveredEntityRef }: { coveredEntityRef?: string } = {},
): Record<string, Disposition[]> {
  const byQuestion = new Map<string, FindingDisposition[]>();
  for (const disposition of dispositions) {
    const { questionId } = disposition;
    if (disposition.coveredEntityRef === coveredEntityRef) {
      byQuestion.set(questionId, [
        ...(byQuestion.get(questionId) ?? []),
        disposition,
      ]);
    }
  }
  return Object.fromEntries(
    [...byQuestion].flatMap(([questionId, ofQuestion]) => {
      const judged = judgedOf(ofQuestion);
      return judged.length ? [[questionId, judged] as const] : [];
    }),
  );
}
