import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrBadgeMintPermission } from '../permissions';
import {
  Badge,
  badgeBodySchema,
  BadgeList,
  badgeListSchema,
  badgeSchema,
} from './badgeSchemas';
import { Operation } from './Operation';
import { entityParams } from './operationParams';

/** Pictures of a standing for whoever has their address: minted, listed, revoked. @internal */
export const badgeOperations = {
  listBadges: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/badges',
    summary: 'The badges of an entity, with their addresses',
    params: entityParams,
    response: schemaOf<BadgeList>(badgeListSchema),
    status: 200,
    permission: orrBadgeMintPermission,
    audit: { eventId: 'badge-fetch', meta: { queryType: 'by-entity' } },
  },
  mintBadge: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/badges',
    summary:
      'Mint a badge: an address under which anybody sees the standing of the entity, until it is revoked',
    params: entityParams,
    body: badgeBodySchema,
    response: schemaOf<Badge>(badgeSchema),
    status: 201,
    permission: orrBadgeMintPermission,
    audit: { eventId: 'badge-mutate', meta: { actionType: 'mint' } },
  },
  revokeBadge: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/badges/:badgeId/revocations',
    summary: 'Revoke a badge: its address shows nothing from then on',
    params: entityParams.extend({ badgeId: z.uuid() }),
    body: badgeBodySchema,
    response: schemaOf<Badge>(badgeSchema),
    status: 201,
    permission: orrBadgeMintPermission,
    audit: { eventId: 'badge-mutate', meta: { actionType: 'revoke' } },
  },
} as const satisfies Record<string, Operation>;
