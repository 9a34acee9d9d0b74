import { StandingReason } from '../scoring/standing';

/** Where an entity is in the programme. Each is in one place. @public */
export const PROGRAMME_PLACES = [
  'covered',
  'uncovered',
  'exempt',
  'outOfScope',
  'notAsked',
] as const;

/**
 * - `covered`: in scope, and under each checklist that is required of it the cadence of the latest decision has not passed.
 * - `uncovered`: in scope, and under some checklist there is no such decision.
 * - `exempt`: in scope, and exempt for now.
 * - `outOfScope`: checklists apply to it, and the programme is not about it.
 * - `notAsked`: no published checklist applies to it.
 *
 * @public
 */
export type ProgrammePlace = (typeof PROGRAMME_PLACES)[number];

/** What a standing under one published checklist says about the place. @internal */
export interface PlacedStanding {
  /** Why it stands so. */
  reasons: readonly Pick<StandingReason, 'code'>[];
  /** Whether the cadence of the latest decision has not passed. */
  decisionInDate: boolean;
}

/** Where an entity is in the programme, by its standings under the published checklists. @internal */
export function programmePlaceOf(
  standings: readonly PlacedStanding[],
): ProgrammePlace {
  const without = (
    rest: readonly PlacedStanding[],
    code: StandingReason['code'],
  ) =>
    rest.filter(({ reasons }) => !reasons.some(reason => reason.code === code));
  const asked = without(standings, 'checklistDoesNotApply');
  if (!asked.length) {
    return 'notAsked';
  }
  const meant = without(asked, 'outOfScope');
  if (!meant.length) {
    return 'outOfScope';
  }
  const required = without(meant, 'exempt');
  if (!required.length) {
    return 'exempt';
  }
  return required.every(({ decisionInDate }) => decisionInDate)
    ? 'covered'
    : 'uncovered';
}
