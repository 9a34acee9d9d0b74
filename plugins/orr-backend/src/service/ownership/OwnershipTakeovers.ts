import { AuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { OwnershipTakeover } from 'backstage-plugin-orr-common';
import {
  DatabaseOwnershipStore,
  NewOwner,
} from '../../database/DatabaseOwnershipStore';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { RequestOptions } from '../ReviewService';
import { ownRefsOf } from './ownRefsOf';

/** Tells who has taken an entity over since it was decided on. @internal */
export class OwnershipTakeovers {
  readonly #auth: AuthService;
  readonly #ownership: DatabaseOwnershipStore;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    ownership: DatabaseOwnershipStore;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#ownership = options.ownership;
    this.#userInfo = options.userInfo;
  }

  /** Under each checklist of an entity, and whether the caller may affirm it. */
  async ofEntity(
    under: StandingUnder[],
    { mayUpdate }: { mayUpdate: boolean },
    { credentials }: RequestOptions,
  ): Promise<OwnershipTakeover[]> {
    const taken = under.filter(({ isTakenOver }) => isTakenOver);
    if (!taken.length) {
      return [];
    }
    const checklistIds = taken.map(({ readiness }) => readiness.checklistId);
    const found = (
      await this.#ownership.listNewOwners(taken[0].readiness.entityId)
    ).filter(({ checklistId }) => checklistIds.includes(checklistId));
    const own = mayUpdate
      ? await ownRefsOf(
          { auth: this.#auth, userInfo: this.#userInfo },
          credentials,
        )
      : [];
    return byDecision(found).map(takeover => ({
      ...takeover,
      may: { affirm: takeover.ownerRefs.some(ref => own.includes(ref)) },
    }));
  }
}

function byDecision(found: NewOwner[]): Omit<OwnershipTakeover, 'may'>[] {
  const takeovers = new Map<string, Omit<OwnershipTakeover, 'may'>>();
  for (const { checklistId, decisionId, ownerRef } of found) {
    const known = takeovers.get(checklistId);
    takeovers.set(checklistId, {
      checklistId,
      decisionId,
      ownerRefs: [...(known?.ownerRefs ?? []), ownerRef],
    });
  }
  return [...takeovers.values()];
}
