import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrGateOverridePermission,
  orrReadinessReadPermission,
} from '../permissions';
import {
  BreakGlass,
  breakGlassBodySchema,
  breakGlassSchema,
  endBreakGlassBodySchema,
  EntityVerdict,
  entityVerdictSchema,
} from './gateSchemas';
import { Operation } from './Operation';
import { entityParams } from './operationParams';

/** What release pipelines ask, and how they are overridden. @internal */
export const gateOperations = {
  getEntityVerdict: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/verdict',
    summary:
      'Whether an entity may be released: the verdict with its reasons, what it rests on and until when it holds',
    params: entityParams,
    response: schemaOf<EntityVerdict>(entityVerdictSchema),
    status: 200,
    revalidates: true,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'verdict' } },
  },
  breakGlass: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/break-glass',
    summary:
      'Override the verdict on an entity for some hours, with a reason and a person; refused while an override is in force',
    params: entityParams,
    body: breakGlassBodySchema,
    response: schemaOf<BreakGlass>(breakGlassSchema),
    status: 201,
    takesMachines: true,
    takesIdempotencyKey: true,
    permission: orrGateOverridePermission,
    audit: { eventId: 'gate-mutate', meta: { actionType: 'break-glass' } },
  },
  endBreakGlass: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/break-glass/:breakGlassId/endings',
    summary: 'End an override of the verdict before its time',
    params: entityParams.extend({ breakGlassId: z.uuid() }),
    body: endBreakGlassBodySchema,
    response: schemaOf<BreakGlass>(breakGlassSchema),
    status: 201,
    permission: orrGateOverridePermission,
    audit: { eventId: 'gate-mutate', meta: { actionType: 'end' } },
  },
} as const satisfies Record<string, Operation>;
