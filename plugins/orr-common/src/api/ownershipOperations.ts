import { schemaOf } from '../checklist/schemaOf';
import { orrReviewUpdatePermission } from '../permissions';
import { Operation } from './Operation';
import { entityParams } from './operationParams';
import {
  OwnershipAffirmed,
  affirmOwnershipBodySchema,
  ownershipAffirmedSchema,
} from './ownershipSchemas';

/** What new owners say to what they took over. @internal */
export const ownershipOperations = {
  affirmOwnership: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/ownership-affirmations',
    summary:
      'Affirm, as who owns the entity since its last decision, the answers that the decision rests on; no standing moves by it',
    params: entityParams,
    body: affirmOwnershipBodySchema,
    response: schemaOf<OwnershipAffirmed>(ownershipAffirmedSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'ownership-mutate', meta: { actionType: 'affirm' } },
  },
} as const satisfies Record<string, Operation>;
