import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  checklistApplies,
  ChecklistVersion,
  orrReviewCreatePermission,
} from 'backstage-plugin-orr-common';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

const FIELD = 'coveredEntityRefs';

/** Whether a review of a system can cover what it is to cover. @internal */
export class CoverageStart {
  readonly #entities: DatabaseEntityStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #sieve: EntitySieve;

  constructor(options: {
    entities: DatabaseEntityStore;
    coverage: DatabaseCoverageStore;
    sieve: EntitySieve;
  }) {
    this.#entities = options.entities;
    this.#coverage = options.coverage;
    this.#sieve = options.sieve;
  }

  /**
   * The entities of these refs, each once. Throws NotFoundError where the caller does not see one, as where there is
   * none, and NotAllowedError where they may not start a review of one.
   */
  async require(
    entityRefs: string[],
    options: RequestOptions,
  ): Promise<StoredEntity[]> {
    const wanted = [
      ...new Set(entityRefs.map(ref => ref.toLocaleLowerCase('en-US'))),
    ];
    const known = await this.#entities.getByRefs(wanted);
    const shown = await this.#sieve.shown(known, options);
    const hidden = wanted.find(
      ref => !shown.some(({ entityRef }) => entityRef === ref),
    );
    if (hidden !== undefined) {
      throw new NotFoundError(`No entity ${hidden}`);
    }
    const granted = await this.#sieve.granted(
      orrReviewCreatePermission,
      shown,
      options,
    );
    const refused = shown.find(entity => !granted.includes(entity));
    if (refused) {
      throw new NotAllowedError(
        `You lack the permission ${orrReviewCreatePermission.name} on ${refused.entityRef}`,
      );
    }
    return shown;
  }

  /** Throws InputError naming the first entity that does not belong in the review. */
  check(
    system: StoredEntity,
    { document, checklistId }: ChecklistVersion,
    covered: StoredEntity[],
  ): void {
    if (system.kind !== 'system') {
      throw new InputError(
        `${FIELD}: only a review of a system covers other entities`,
      );
    }
    for (const { entityRef, systemRef, entity } of covered) {
      if (systemRef !== system.entityRef) {
        throw new InputError(
          `${FIELD}: ${entityRef} is not part of ${system.entityRef}`,
        );
      }
      if (!checklistApplies(document, entity, { entityRef })) {
        throw new InputError(
          `${FIELD}: checklist ${checklistId} does not apply to ${entityRef}`,
        );
      }
    }
  }

  /** Throws ConflictError naming the entities that are in an open review; their rows are to be locked before. */
  async requireFree(
    trx: Transaction,
    entities: StoredEntity[],
    checklistId: string,
  ): Promise<void> {
    const taken = await this.#coverage.listInReview(
      {
        entityIds: entities.map(({ id }) => id),
        checklistIds: [checklistId],
      },
      trx,
    );
    const takenRefs = entities
      .filter(({ id }) => taken.some(({ entityId }) => entityId === id))
      .map(({ entityRef }) => entityRef);
    if (takenRefs.length) {
      throw new ConflictError(
        `${FIELD}: a review under this checklist is open already of ${takenRefs.join(
          ', ',
        )}`,
      );
    }
  }
}
