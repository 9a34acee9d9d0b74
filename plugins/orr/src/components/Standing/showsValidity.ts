import { Standing } from 'backstage-plugin-orr-common';

/** Whether it helps to know until when a decision holds: beside "not ready" it would promise what no longer is. @internal */
export function showsValidity(standing: Standing): boolean {
  return (
    standing === 'ready' ||
    standing === 'readyWithConditions' ||
    standing === 'overdue'
  );
}
