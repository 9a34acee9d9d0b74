import { Decision } from '../review/decision';

/**
 * Of each checklist the newest decision of a launch or periodic review that was taken before an instant.
 *
 * @internal
 */
export function lastDecisionsBefore<
  TDecision extends Pick<Decision, 'decidedAt' | 'reviewKind'> & {
    checklistId: string;
  },
>(decisions: readonly TDecision[], instant: string): TDecision[] {
  const last = new Map<string, TDecision>();
  for (const decision of decisions) {
    const { checklistId, decidedAt, reviewKind } = decision;
    const known = last.get(checklistId);
    const counts = reviewKind === 'launch' || reviewKind === 'periodic';
    if (
      counts &&
      decidedAt <= instant &&
      (!known || known.decidedAt < decidedAt)
    ) {
      last.set(checklistId, decision);
    }
  }
  return [...last.values()];
}
