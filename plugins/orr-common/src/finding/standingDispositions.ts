import { DecidedGap } from '../review/decision';
import { isSameRef } from '../review/entityRefs';
import { addDays, dayOf } from '../scoring/dayBoundary';
import { StandingInput } from '../scoring/standing';
import { FindingDisposition } from './findingDisposition';
import { governingDisposition } from './governingDisposition';

/** What a standing rests on for a time. @internal */
export type Lasting = Pick<StandingInput, 'acceptances' | 'mitigations'>;

/** What was approved and then ended held until the day before. */
function asApproved(
  disposition: FindingDisposition,
  timeZone: string,
): FindingDisposition[] {
  const { state, decidedBy, closedAt, until } = disposition;
  if (state !== 'ended' || !decidedBy || !closedAt || !until) {
    return [disposition];
  }
  const last = addDays(dayOf(closedAt, timeZone), -1);
  return [
    { ...disposition, state: 'approved', until: last < until ? last : until },
  ];
}

/**
 * The acceptances and mitigations on which the latest decision on an entity stands, as they are today: extended, ended or
 * followed by others since. What was decided about a gap that the decision did not rest on so is no matter of the
 * standing.
 *
 * @internal
 */
export function standingDispositions(options: {
  /** The gaps that the decision found. */
  gaps: readonly DecidedGap[];
  /** All that were ever decided about the gaps of what the review was about, under its checklist. */
  dispositions: readonly FindingDisposition[];
  /** The entity that the standing is of. */
  entityRef: string;
  now: Date;
  timeZone: string;
}): Lasting {
  const { gaps, dispositions, entityRef, now, timeZone } = options;
  const today = dayOf(now, timeZone);
  const result: Lasting = { acceptances: [], mitigations: [] };
  for (const { questionId, coveredEntityRef, level, dispositionId } of gaps) {
    const isOfEntity =
      coveredEntityRef === undefined || isSameRef(coveredEntityRef, entityRef);
    const ofGap = dispositions.filter(
      item =>
        item.type !== 'action' &&
        item.questionId === questionId &&
        item.coveredEntityRef === coveredEntityRef,
    );
    if (isOfEntity && ofGap.some(({ id }) => id === dispositionId)) {
      const governing = governingDisposition(
        ofGap.flatMap(item => asApproved(item, timeZone)),
        today,
      );
      if (governing?.type === 'acceptance') {
        result.acceptances.push({
          questionId,
          level,
          approverRef: governing.decidedBy!,
          expiresOn: governing.until!,
        });
      } else if (governing?.type === 'mitigation') {
        result.mitigations.push({
          questionId,
          residualLevel: governing.residualLevel!,
          confirmedBy: governing.decidedBy!,
          reviewOn: governing.until!,
        });
      }
    }
  }
  return result;
}
