import { Decision } from '../review/decision';

/**
 * The version of a checklist on which an entity was decided for the first time, by a launch or periodic review; absent before
 * the first decision. Equal instants are told apart by id.
 *
 * @internal
 */
export function firstDecidedVersionOf(
  decisions: readonly Pick<
    Decision,
    'id' | 'reviewKind' | 'decidedAt' | 'checklistVersion'
  >[],
): number | undefined {
  const [first] = decisions
    .filter(
      ({ reviewKind }) => reviewKind === 'launch' || reviewKind === 'periodic',
    )
    .sort(
      (one, other) =>
        Date.parse(one.decidedAt) - Date.parse(other.decidedAt) ||
        (one.id < other.id ? -1 : 1),
    );
  return first?.checklistVersion;
}
