import { DecidedGap } from '../review/decision';
import { isSameRef } from '../review/entityRefs';
import { addDays, dayOf } from '../scoring/dayBoundary';
import { reaches } from '../scoring/reaches';
import { StandingInput } from '../scoring/standing';
import { FindingDisposition } from './findingDisposition';
import { governingDisposition } from './governingDisposition';

/** What of the input of a standing follows from what was decided about gaps. @internal */
export type Lasting = Pick<StandingInput, 'acceptances' | 'mitigations'>;

/** What was approved and then ended held until the day before. @internal */
export function asApproved(
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

/** What counts of a gap, as a standing takes it. @internal */
export function lastingOf(
  { questionId, level }: Pick<DecidedGap, 'questionId' | 'level'>,
  governing: FindingDisposition | undefined,
): Lasting {
  const isOf = (type: FindingDisposition['type']) =>
    governing?.type === type ? [governing] : [];
  return {
    acceptances: isOf('acceptance').map(({ decidedBy, until }) => ({
      questionId,
      level,
      approverRef: decidedBy!,
      expiresOn: until!,
    })),
    mitigations: isOf('mitigation').map(
      ({ residualLevel, decidedBy, until }) => ({
        questionId,
        residualLevel: residualLevel!,
        confirmedBy: decidedBy!,
        reviewOn: until!,
      }),
    ),
  };
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
        item.coveredEntityRef === coveredEntityRef &&
        // What was decided about a lesser risk since does not take its place.
        (item.id === dispositionId || reaches(item.level, level)),
    );
    if (isOfEntity && ofGap.some(({ id }) => id === dispositionId)) {
      const governing = governingDisposition(
        ofGap.flatMap(item => asApproved(item, timeZone)),
        today,
      );
      const lasting = lastingOf({ questionId, level }, governing);
      result.acceptances.push(...lasting.acceptances);
      result.mitigations.push(...lasting.mitigations);
    }
  }
  return result;
}
