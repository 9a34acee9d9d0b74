import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

const named = <T extends object>(body: T) => ({
  mutationId: randomUUID(),
  ...body,
});

/** Requests about what `component:default/checkout` vouches for; those that write are refused once they are let through. */
export function vouchingRequests(checklistId: string, vouchingId: string) {
  const vouching = `/vouchings/${vouchingId}`;
  const content = {
    questionIds: ['nobody-asks-this'],
    statement: 'It does so by itself',
    url: 'https://docs.example.org/checkout',
    validUntil: '2026-12-31',
  };
  return {
    listVouchings: ['/vouchings'],
    getVouching: [vouching],
    giveVouching: [
      '/vouchings',
      named({
        voucherRef: 'component:default/checkout',
        checklistId,
        ...content,
      }),
    ],
    changeVouching: [vouching, named({ revision: 99, ...content })],
    previewVouchingWithdrawal: [`${vouching}/withdrawal/preview`],
    withdrawVouching: [
      `${vouching}/withdrawal`,
      named({ revision: 99, reason: 'It is gone', unsafe: false }),
    ],
    restoreVouching: [`${vouching}/withdrawal/undo`, named({ revision: 99 })],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}

/** What vouches as `component:default/checkout` for a question of the checklist for launches, until today. */
export function giveVouchingBody() {
  return named({
    voucherRef: 'component:default/checkout',
    checklistId: 'service-launch-readiness',
    questionIds: ['system-picture'],
    statement: 'It draws itself',
    url: 'https://docs.example.org/checkout',
    validUntil: new Date().toISOString().slice(0, 10),
  });
}
