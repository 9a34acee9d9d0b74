import { schemaOf } from '../checklist/schemaOf';
import { orrSectionSignOffPermission } from '../permissions';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';
import {
  SignOffStates,
  signOffBodySchema,
  signOffStatesSchema,
} from './signOffSchemas';

/** What stakeholders say about single sections of a submitted review. @internal */
export const signOffOperations = {
  signOffSection: {
    method: 'post',
    path: '/reviews/:reviewId/sign-offs',
    summary:
      'Sign a section of a submitted review off, or object to it; whom the checklist names and who has not answered in it',
    params: reviewParams,
    body: signOffBodySchema,
    response: schemaOf<SignOffStates>(signOffStatesSchema),
    status: 201,
    permission: orrSectionSignOffPermission,
    audit: { eventId: 'section-mutate', meta: { actionType: 'sign-off' } },
  },
} as const satisfies Record<string, Operation>;
