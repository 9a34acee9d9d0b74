import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** One well-formed request for each operation on badges, and for ending an override; those that are named are none. */
export function badgeRequests(entity: string) {
  return {
    listBadges: [`${entity}/badges`],
    mintBadge: [`${entity}/badges`, { mutationId: randomUUID() }],
    revokeBadge: [
      `${entity}/badges/${randomUUID()}/revocations`,
      { mutationId: randomUUID() },
    ],
    endBreakGlass: [
      `${entity}/break-glass/${randomUUID()}/endings`,
      { mutationId: randomUUID() },
    ],
  } satisfies Record<string, OperationRequest>;
}
