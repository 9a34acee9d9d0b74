import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** One well-formed request for each operation on saved views; those of one name one that there is not. */
export function savedViewRequests() {
  const view = `/views/${randomUUID()}`;
  const body = {
    mutationId: randomUUID(),
    name: 'Tier 1',
    view: '',
    search: 'tier=1',
    shared: false,
  };
  return {
    listSavedViews: ['/me/views'],
    getSavedView: [view],
    saveView: ['/me/views', body],
    changeSavedView: [view, { ...body, mutationId: randomUUID(), revision: 1 }],
    removeSavedView: [
      `${view}/removal`,
      { mutationId: randomUUID(), revision: 1 },
    ],
  } satisfies Record<string, OperationRequest>;
}
