import { AuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  orrReviewUpdatePermission,
  OwnershipAffirmed,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOwnershipStore } from '../../database/DatabaseOwnershipStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { NamedWrites, Writing } from '../NamedWrites';
import { AffirmOwnershipInput, OwnershipService } from '../OwnershipService';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { ownRefsOf } from './ownRefsOf';

/** @internal */
export interface DefaultOwnershipServiceOptions {
  access: EntityAccess;
  auth: AuthService;
  authorizer: ResourceAuthorizer;
  decisions: DatabaseDecisionStore;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  ownership: DatabaseOwnershipStore;
  reviews: DatabaseReviewStore;
  userInfo: UserInfoService;
  writes: NamedWrites;
}

/** Lets new owners affirm what was decided before they took an entity over. No standing follows from it. @internal */
export class DefaultOwnershipService implements OwnershipService {
  readonly #options: DefaultOwnershipServiceOptions;

  constructor(options: DefaultOwnershipServiceOptions) {
    this.#options = options;
  }

  async affirmOwnership(
    input: AffirmOwnershipInput,
    options: RequestOptions,
  ): Promise<OwnershipAffirmed> {
    const { writes } = this.#options;
    const entity = await this.#open(input.entityRef, options);
    return writes.run(
      'affirmOwnership',
      input,
      options.credentials,
      async writing => {
        const own = await ownRefsOf(this.#options, options.credentials);
        return trx => this.#write(trx, { entity, input, writing, own });
      },
    );
  }

  /** The catalog itself is asked: it may name other owners than those that are stored. */
  async #open(
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { access, authorizer } = this.#options;
    const permissions = [orrReviewUpdatePermission];
    const [{ entity }, policy] = await Promise.all([
      access.resolve({ entityRef }, options),
      authorizer.ask(permissions, options),
    ]);
    const [allowed] = await policy.grants(permissions, { entity });
    requireAllowed(allowed, orrReviewUpdatePermission);
    return entity;
  }

  async #write(
    trx: Transaction,
    affirming: {
      entity: StoredEntity;
      input: AffirmOwnershipInput;
      writing: Writing;
      own: string[];
    },
  ): Promise<OwnershipAffirmed> {
    const { entity, input, writing, own } = affirming;
    const { decisions, entities, historyLog, ownership, reviews } =
      this.#options;
    const { checklistId, decisionId, note } = input;
    const [decision] = await decisions.listByIds([decisionId], trx);
    // The review comes first: whoever decides locks it before its entities.
    const review = decision && (await reviews.lock(trx, decision.reviewId));
    await entities.lock(trx, entity.id);
    const asked = (await ownership.listNewOwners(entity.id, trx)).filter(
      owner =>
        owner.checklistId === checklistId && owner.decisionId === decisionId,
    );
    if (!review || !asked.length) {
      throw new ConflictError(
        'decisionId: no new owner is asked to affirm that decision; it was affirmed already, or another is in force',
      );
    }
    const ownerRefs = asked
      .map(({ ownerRef }) => ownerRef)
      .filter(ref => own.includes(ref));
    if (!ownerRefs.length) {
      throw new NotAllowedError(
        'Whoever owns the entity since that decision affirms it',
      );
    }
    const affirmed = {
      decisionId,
      ownerRefs,
      affirmedBy: writing.userRef,
      affirmedAt: writing.now.toISOString(),
      note,
    };
    await ownership.insert(trx, {
      ...affirmed,
      reviewId: review.id,
      entityId: entity.id,
    });
    await historyLog.append(trx, {
      ...reviewHistoryOf(review),
      entityId: entity.id,
      at: affirmed.affirmedAt,
      action: 'owner.affirmed',
      facts: { checklistId },
      actorRef: affirmed.affirmedBy,
      words: { note: note ?? null, ownerRefs },
    });
    return { entityRef: entity.entityRef, checklistId, ...affirmed };
  }
}
