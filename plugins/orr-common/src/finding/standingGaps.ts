import { DecidedGap } from '../review/decision';
import { isSameRef } from '../review/entityRefs';
import { dayOf } from '../scoring/dayBoundary';
import { disposeOf } from '../scoring/gate';
import { StandingInput } from '../scoring/standing';
import { Disclosure } from './disclosure';
import { FindingDisposition } from './findingDisposition';
import { governingDisposition, judgedOf } from './governingDisposition';
import { reaches } from '../scoring/reaches';
import {
  asApproved,
  Lasting,
  lastingOf,
  standingDispositions,
} from './standingDispositions';

interface OnDay {
  dispositions: readonly FindingDisposition[];
  now: Date;
  timeZone: string;
}

/** What of the input of a standing follows from gaps, disclosed ones included. @internal */
export type StandingGaps = Lasting & Pick<StandingInput, 'disclosedGaps'>;

/**
 * The acceptances and mitigations that may cover a disclosed gap: of a level no lower than its own, by somebody other than
 * who disclosed it, and in force on the day of the disclosure or later.
 *
 * @internal
 */
export function coveringOf(
  { questionId, coveredEntityRef, level, ...disclosure }: Disclosure,
  { dispositions, timeZone }: Omit<OnDay, 'now'>,
): FindingDisposition[] {
  const since = dayOf(disclosure.disclosedAt, timeZone);
  return dispositions
    .filter(
      item =>
        item.type !== 'action' &&
        item.questionId === questionId &&
        item.coveredEntityRef === coveredEntityRef &&
        reaches(item.level, level),
    )
    .flatMap(item => asApproved(item, timeZone))
    .filter(
      ({ decidedBy, until }) =>
        decidedBy !== undefined &&
        !isSameRef(decidedBy, disclosure.disclosedBy) &&
        until !== undefined &&
        until >= since,
    );
}

function gapOf(disclosure: Disclosure, onDay: OnDay): StandingGaps {
  const { questionId, level, gate, disclosedBy, disclosedAt } = disclosure;
  const today = dayOf(onDay.now, onDay.timeZone);
  const covering = coveringOf(disclosure, onDay);
  const { cell } = disposeOf({
    level,
    gate,
    dispositions: judgedOf(covering),
    answeredBy: disclosedBy,
    // Of actions, which a disclosed gap has its grace for.
    conditionLimitDays: 0,
    today,
  });
  return {
    disclosedGaps: [{ questionId, cell, disclosedAt }],
    ...lastingOf({ questionId, level }, governingDisposition(covering, today)),
  };
}

/**
 * What a standing takes of the gaps that its decision knew, and of those that were disclosed after it and are open still.
 *
 * @internal
 */
export function standingGaps(options: {
  /** The gaps that the decision found. */
  gaps: readonly DecidedGap[];
  /** The open disclosures about its answers, as far as they are about the entity. */
  disclosures: readonly Disclosure[];
  /** All that were ever decided about the gaps of what the review was about, under its checklist. */
  dispositions: readonly FindingDisposition[];
  /** The entity that the standing is of. */
  entityRef: string;
  now: Date;
  timeZone: string;
}): StandingGaps {
  const known = standingDispositions(options);
  const disclosed = options.disclosures.map(item => gapOf(item, options));
  const acceptances = disclosed.flatMap(gap => gap.acceptances);
  const mitigations = disclosed.flatMap(gap => gap.mitigations);
  // What covers a gap as it was known and as it was disclosed counts once, by the greater risk.
  return {
    acceptances: [
      ...known.acceptances.filter(
        ({ questionId, expiresOn }) =>
          !acceptances.some(
            item =>
              item.questionId === questionId && item.expiresOn === expiresOn,
          ),
      ),
      ...acceptances,
    ],
    mitigations: [
      ...known.mitigations.filter(
        ({ questionId, reviewOn }) =>
          !mitigations.some(
            item =>
              item.questionId === questionId && item.reviewOn === reviewOn,
          ),
      ),
      ...mitigations,
    ],
    disclosedGaps: disclosed.flatMap(gap => gap.disclosedGaps),
  };
}
