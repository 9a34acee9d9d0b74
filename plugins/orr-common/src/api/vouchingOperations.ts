import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReadinessReadPermission,
  orrVouchingManagePermission,
} from '../permissions';
import { Operation } from './Operation';
import { paging } from './operationParams';
import {
  changeVouchingBodySchema,
  giveVouchingBodySchema,
  restoreVouchingBodySchema,
  VouchingImpact,
  vouchingImpactSchema,
  VouchingItem,
  vouchingItemSchema,
  VouchingPage,
  vouchingPageSchema,
  withdrawVouchingBodySchema,
} from './vouchingSchemas';
import { ref } from './wireValues';

const vouchingParams = z.object({ vouchingId: z.uuid() });
const item = schemaOf<VouchingItem>(vouchingItemSchema);

/** What platforms and software templates vouch for. @internal */
export const vouchingOperations = {
  listVouchings: {
    method: 'get',
    path: '/vouchings',
    summary:
      'What platforms and software templates that the caller may see vouch for, newest first',
    query: z.object({
      ...paging,
      checklistId: z.string().min(1).max(128).optional(),
      voucherRef: ref.optional(),
    }),
    response: schemaOf<VouchingPage>(vouchingPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'vouching-fetch', meta: { queryType: 'all' } },
  },
  getVouching: {
    method: 'get',
    path: '/vouchings/:vouchingId',
    summary: 'What is vouched for, by whom and until when',
    params: vouchingParams,
    response: item,
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'vouching-fetch', meta: { queryType: 'by-id' } },
  },
  giveVouching: {
    method: 'post',
    path: '/vouchings',
    summary:
      'Vouch, as a platform or a software template, for questions of what is built on it',
    body: giveVouchingBodySchema,
    response: item,
    status: 201,
    permission: orrVouchingManagePermission,
    audit: { eventId: 'vouching-mutate', meta: { actionType: 'give' } },
  },
  changeVouching: {
    method: 'put',
    path: '/vouchings/:vouchingId',
    summary: 'Say anew what is vouched for, or until when',
    params: vouchingParams,
    body: changeVouchingBodySchema,
    response: item,
    status: 200,
    permission: orrVouchingManagePermission,
    audit: { eventId: 'vouching-mutate', meta: { actionType: 'change' } },
  },
  previewVouchingWithdrawal: {
    method: 'post',
    path: '/vouchings/:vouchingId/withdrawal/preview',
    summary:
      'What rests on a vouching among the entities that the caller may see, before it is withdrawn',
    params: vouchingParams,
    response: schemaOf<VouchingImpact>(vouchingImpactSchema),
    status: 200,
    ephemeral: true,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'vouching-fetch', meta: { actionType: 'preview' } },
  },
  withdrawVouching: {
    method: 'post',
    path: '/vouchings/:vouchingId/withdrawal',
    summary:
      'Withdraw what is vouched for: after a grace, or at once where relying on it is not safe',
    params: vouchingParams,
    body: withdrawVouchingBodySchema,
    response: item,
    status: 201,
    permission: orrVouchingManagePermission,
    audit: { eventId: 'vouching-mutate', meta: { actionType: 'withdraw' } },
  },
  restoreVouching: {
    method: 'post',
    path: '/vouchings/:vouchingId/withdrawal/undo',
    summary: 'Take the withdrawal back, as long as its grace lasts',
    params: vouchingParams,
    body: restoreVouchingBodySchema,
    response: item,
    status: 201,
    permission: orrVouchingManagePermission,
    audit: { eventId: 'vouching-mutate', meta: { actionType: 'restore' } },
  },
} as const satisfies Record<string, Operation>;
