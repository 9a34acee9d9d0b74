import { VouchingItem } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const VOUCHING_ID = '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d12';
const URL = `/vouchings/${VOUCHING_ID}`;

const content = {
  questionIds: ['rollback'],
  statement: 'Every release can be taken back with one click',
  url: 'https://docs.example.org/rollback',
  validUntil: '2026-12-31',
};
const item: VouchingItem = {
  vouching: {
    id: VOUCHING_ID,
    revision: 1,
    voucherRef: 'component:default/delivery',
    voucherTitle: 'Delivery platform',
    checklistId: 'launch',
    ...content,
    state: 'active',
    createdBy: ANNA,
    createdAt: AT,
    changedBy: ANNA,
    changedAt: AT,
  },
  checklistTitle: 'Launch',
  questions: [{ id: 'rollback', title: 'Can you roll back?' }],
  isInForce: true,
  may: { manage: true, restore: false },
};
const withdrawn: VouchingItem = {
  ...item,
  vouching: {
    ...item.vouching,
    revision: 2,
    state: 'withdrawing',
    withdrawal: {
      reason: 'The button goes',
      unsafe: false,
      by: ANNA,
      at: AT,
      endsAt: '2026-03-16T09:00:00.000Z',
    },
  },
  may: { manage: true, restore: true },
};

type VouchingOperationId =
  | 'listVouchings'
  | 'getVouching'
  | 'giveVouching'
  | 'changeVouching'
  | 'previewVouchingWithdrawal'
  | 'withdrawVouching'
  | 'restoreVouching';

/** Examples of what platforms and software templates vouch for. @internal */
export const vouchingExamples: {
  [TId in VouchingOperationId]: OperationExample<TId>;
} = {
  listVouchings: {
    url: '/vouchings?checklistId=launch&voucherRef=component:default/delivery',
    served: {
      by: 'vouchingService.listVouchings',
      with: {
        checklistId: 'launch',
        voucherRef: 'component:default/delivery',
        limit: 50,
      },
    },
    output: {
      items: [item],
      totalItems: 1,
      range: { from: '2026-03-02', to: '2027-03-03' },
      mayVouch: true,
    },
    invalid: {
      url: '/vouchings?voucherRef=delivery',
      message: 'query.voucherRef: ',
    },
    auditMeta: {
      queryType: 'all',
      voucherRef: 'component:default/delivery',
    },
  },
  getVouching: {
    url: URL,
    served: {
      by: 'vouchingService.getVouching',
      with: { vouchingId: VOUCHING_ID },
    },
    output: item,
    invalid: { url: '/vouchings/42', message: 'params.vouchingId: ' },
    auditMeta: { queryType: 'by-id', vouchingId: VOUCHING_ID },
  },
  giveVouching: {
    url: '/vouchings',
    body: {
      mutationId: MUTATION_ID,
      voucherRef: 'component:default/delivery',
      checklistId: 'launch',
      ...content,
    },
    served: {
      by: 'vouchingService.giveVouching',
      with: { checklistId: 'launch', ...content },
    },
    output: item,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        voucherRef: entity.entityRef,
        checklistId: 'launch',
        ...content,
        questionIds: ['rollback', 'rollback'],
      },
      message: 'body.questionIds: ',
    },
    auditMeta: {
      actionType: 'give',
      voucherRef: 'component:default/delivery',
      checklistId: 'launch',
      validUntil: '2026-12-31',
      mutationId: MUTATION_ID,
    },
  },
  changeVouching: {
    url: URL,
    body: { mutationId: MUTATION_ID, revision: 1, ...content },
    served: {
      by: 'vouchingService.changeVouching',
      with: { vouchingId: VOUCHING_ID, revision: 1, ...content },
    },
    output: item,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 1,
        ...content,
        url: 'ftp://docs.example.org/rollback',
      },
      message: 'body.url: ',
    },
    auditMeta: {
      actionType: 'change',
      vouchingId: VOUCHING_ID,
      validUntil: '2026-12-31',
      mutationId: MUTATION_ID,
    },
  },
  previewVouchingWithdrawal: {
    url: `${URL}/withdrawal/preview`,
    served: {
      by: 'vouchingService.previewVouchingWithdrawal',
      with: { vouchingId: VOUCHING_ID },
    },
    output: {
      decided: 1,
      running: 0,
      entities: [
        { entityRef: entity.entityRef, isDecided: true, isRunning: false },
      ],
      graceDays: 14,
      endsAt: '2026-03-16T09:00:00.000Z',
    },
    invalid: {
      url: '/vouchings/42/withdrawal/preview',
      message: 'params.vouchingId: ',
    },
    auditMeta: { actionType: 'preview', vouchingId: VOUCHING_ID },
  },
  withdrawVouching: {
    url: `${URL}/withdrawal`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      reason: 'The button goes',
      unsafe: false,
    },
    served: {
      by: 'vouchingService.withdrawVouching',
      with: { vouchingId: VOUCHING_ID, revision: 1, unsafe: false },
    },
    output: withdrawn,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, reason: '', unsafe: false },
      message: 'body.reason: ',
    },
    auditMeta: {
      actionType: 'withdraw',
      vouchingId: VOUCHING_ID,
      unsafe: false,
      mutationId: MUTATION_ID,
    },
  },
  restoreVouching: {
    url: `${URL}/withdrawal/undo`,
    body: { mutationId: MUTATION_ID, revision: 2 },
    served: {
      by: 'vouchingService.restoreVouching',
      with: { vouchingId: VOUCHING_ID, revision: 2 },
    },
    output: item,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 0 },
      message: 'body.revision: ',
    },
    auditMeta: {
      actionType: 'restore',
      vouchingId: VOUCHING_ID,
      mutationId: MUTATION_ID,
    },
  },
};
