import { orrReviewUpdatePermission } from 'backstage-plugin-orr-common';
import { PersonGroups } from '../authorization/PersonGroups';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { OpenedDisposition } from './DispositionAccess';
import { FindingPerson, isOwnAction } from './findingRights';

/** For the owner of the action, a member of the owning group, and who may answer. @internal */
export async function requireChanging(
  { disposition, granted }: OpenedDisposition,
  personGroups: PersonGroups,
  { credentials }: RequestOptions,
): Promise<FindingPerson> {
  const person = await personGroups.of(credentials);
  requireAllowed(
    granted.update || isOwnAction(disposition, person),
    orrReviewUpdatePermission,
  );
  return person;
}
