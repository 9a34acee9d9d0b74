import {
  decisionOn,
  DecisionInForce,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { withoutAggregate } from '../review/withoutAggregate';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

/** Decisions as they bind one entity, its own and those on systems that cover it. @internal */
export class DecisionsInForce {
  readonly #entities: DatabaseEntityStore;
  readonly #sieve: EntitySieve;

  constructor(options: { entities: DatabaseEntityStore; sieve: EntitySieve }) {
    this.#entities = options.entities;
    this.#sieve = options.sieve;
  }

  /** Of those on systems, the ones whose reviews the caller may read. */
  async show(
    { id, entityRef }: StoredEntity,
    stored: StoredDecision[],
    options: RequestOptions,
  ): Promise<DecisionInForce[]> {
    const systems = await this.#readable(
      stored
        .map(decision => decision.entityId)
        .filter(entityId => entityId !== id),
      options,
    );
    return stored.flatMap(decision => {
      const system = systems.find(one => one.id === decision.entityId);
      const own = decisionOn(
        withoutAggregate(decision, new Set([entityRef])),
        entityRef,
      );
      if (system) {
        const title = system.title ?? system.name;
        return [{ ...own, coveredBy: { entityRef: system.entityRef, title } }];
      }
      return decision.entityId === id ? [own] : [];
    });
  }

  async #readable(
    systemIds: string[],
    options: RequestOptions,
  ): Promise<StoredEntity[]> {
    if (!systemIds.length) {
      return [];
    }
    const systems = await this.#entities.getByIds(systemIds);
    const shown = await this.#sieve.shown(systems, options);
    return this.#sieve.granted(orrReviewReadPermission, shown, options);
  }
}
