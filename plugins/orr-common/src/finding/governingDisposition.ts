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

/** The same as judging takes it. Who granted an acceptance had the right to when they did. @internal */
export function judgedDisposition(
  dispositions: readonly FindingDisposition[],
  today: string,
): Disposition | undefined {
  const governing = governingDisposition(dispositions, today);
  if (!governing) {
    return undefined;
  }
  const { type, until, proposedBy, decidedBy, ownerRef, residualLevel } =
    governing;
  switch (type) {
    case 'acceptance':
      return {
        type: 'accepted',
        approverRef: decidedBy!,
        approverMayAccept: true,
        expiresOn: until!,
      };
    case 'mitigation':
      return {
        type: 'mitigated',
        authorRef: proposedBy,
        confirmedBy: decidedBy,
        residualLevel: residualLevel!,
        reviewOn: until!,
      };
    default:
      return { type: 'action', ownerRef, dueOn: until };
  }
}

/**
 * The dispositions of a review by question, as judging takes them: those of the answers that all share, or those of one
 * covered entity's own answers.
 *
 * @internal
 */
export function judgedDispositions(
  dispositions: readonly FindingDisposition[],
  options: { today: string; coveredEntityRef?: string },
): Record<string, Disposition> {
  const byQuestion = new Map<string, FindingDisposition[]>();
  for (const disposition of dispositions) {
    const { questionId } = disposition;
    if (disposition.coveredEntityRef === options.coveredEntityRef) {
      byQuestion.set(questionId, [
        ...(byQuestion.get(questionId) ?? []),
        disposition,
      ]);
    }
  }
  return Object.fromEntries(
    [...byQuestion].flatMap(([questionId, ofQuestion]) => {
      const judged = judgedDisposition(ofQuestion, options.today);
      return judged ? [[questionId, judged] as const] : [];
    }),
  );
}
