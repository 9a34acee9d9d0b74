import { z } from 'zod';
import {
  orrReadinessReadPermission,
  orrReviewReadPermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { DeskPage, deskPageSchema, deskShowSchema } from './deskSchemas';
import {
  MyReadiness,
  myReadinessSchema,
  WaitingPage,
  waitingPageSchema,
} from './mineSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import {
  MySettings,
  mySettingsSchema,
  setAwayBodySchema,
  setDigestBodySchema,
} from './settingSchemas';

/** Nobody reads or sets those of another. */
const OWN = { none: 'is about nobody but the caller' };

/** What is the caller's own. @internal */
export const mineOperations = {
  getMyReadiness: {
    method: 'get',
    path: '/me/readiness',
    summary:
      'What the entities of the caller and of their groups, nested ones included, ask for',
    response: schemaOf<MyReadiness>(myReadinessSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'mine' } },
  },
  listWaiting: {
    method: 'get',
    path: '/me/waiting',
    summary:
      'What waits for the caller: reviews to finish, to change and to decide, questions handed over, conditions to meet',
    query: z.object(paging),
    response: schemaOf<WaitingPage>(waitingPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'mine' } },
  },
  listDesk: {
    method: 'get',
    path: '/me/desk',
    summary:
      'What the caller may decide: submitted reviews, and the mitigations and acceptances that are asked for; what is due first comes first',
    query: z.object({ ...paging, show: deskShowSchema.default('all') }),
    response: schemaOf<DeskPage>(deskPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'desk' } },
  },
  getMySettings: {
    method: 'get',
    path: '/me/settings',
    summary: 'What the caller has set for themselves',
    response: schemaOf<MySettings>(mySettingsSchema),
    status: 200,
    permission: OWN,
    audit: { eventId: 'setting-fetch', meta: { queryType: 'mine' } },
  },
  setAway: {
    method: 'put',
    path: '/me/away',
    summary:
      'Say until which day the caller is away, and who is told in their place meanwhile',
    body: setAwayBodySchema,
    response: schemaOf<MySettings>(mySettingsSchema),
    status: 200,
    permission: OWN,
    audit: { eventId: 'setting-mutate', meta: { actionType: 'away' } },
  },
  setDigest: {
    method: 'put',
    path: '/me/digest',
    summary: 'Say whether the caller is told once a week what their groups owe',
    body: setDigestBodySchema,
    response: schemaOf<MySettings>(mySettingsSchema),
    status: 200,
    permission: OWN,
    audit: { eventId: 'setting-mutate', meta: { actionType: 'digest' } },
  },
} as const satisfies Record<string, Operation>;
