import { OwnerState } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import {
  DatabaseOwnerKnownStore,
  KnownOwner,
} from '../../database/DatabaseOwnerKnownStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from './entityPath';
import { tell } from './tell';

const BATCH = 500;

/** What is asked of such an entity reaches nobody. */
const LOST: readonly OwnerState[] = [
  'unowned',
  'ownerNotFound',
  'groupWithoutMembers',
];

/**
 * Tells those who owned an entity until now that nobody does any more. It compares with what was known after an earlier
 * sweep, once a sweep has seen all of the catalog: half of one may have met an entity and not its new owner. What was
 * never known is only taken down.
 *
 * @internal
 */
export class OwnershipWatch {
  readonly #entities: DatabaseEntityStore;
  readonly #known: DatabaseOwnerKnownStore;
  readonly #readiness: DatabaseReadinessStore;
  readonly #outbox: DatabaseOutboxStore;

  constructor(options: {
    entities: DatabaseEntityStore;
    ownerKnown: DatabaseOwnerKnownStore;
    readiness: DatabaseReadinessStore;
    outbox: DatabaseOutboxStore;
  }) {
    this.#entities = options.entities;
    this.#known = options.ownerKnown;
    this.#readiness = options.readiness;
    this.#outbox = options.outbox;
  }

  /** Answers of how many entities it was told. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    let count = 0;
    let afterId: string | undefined;
    while (!signal?.aborted) {
      const ids = await this.#known.listDiffering({ afterId, limit: BATCH });
      count += ids.length ? await this.#look(ids, now) : 0;
      if (ids.length < BATCH) {
        break;
      }
      afterId = ids[ids.length - 1];
    }
    return count;
  }

  async #look(entityIds: string[], now: Date): Promise<number> {
    return this.#readiness.transaction(async trx => {
      const standings = await this.#readiness.lock(trx, entityIds);
      const required = new Set(
        standings
          .filter(({ standing }) => standing !== 'notRequired')
          .map(({ entityId }) => entityId),
      );
      const entities = await this.#entities.getByIds(entityIds, trx);
      const known = await this.#known.listByIds(trx, entityIds);
      const messages = entities
        .filter(({ id }) => required.has(id))
        .flatMap(entity => lostNews(entity, known.get(entity.id)));
      await this.#known.save(trx, entities.map(toKnown));
      await this.#outbox.add(trx, messages, now);
      return messages.length;
    });
  }
}

function toKnown(entity: StoredEntity): KnownOwner {
  const { id, ownerState, ownerRefs, contentHash } = entity;
  return { entityId: id, ownerState, ownerRefs, contentHash };
}

function lostNews(entity: StoredEntity, known?: KnownOwner): OutboxMessage[] {
  if (
    !known ||
    LOST.includes(known.ownerState) ||
    !LOST.includes(entity.ownerState)
  ) {
    return [];
  }
  return [
    tell('ownershipLost', {
      about: [entity.id],
      to: known.ownerRefs,
      otherwiseProgrammeOwner: true,
      title: `${entity.title ?? entity.name} has no owner any more`,
      description:
        'What is asked of it reaches nobody. Open it to see which line of its entry to change.',
      link: entityPath(entity),
    }),
  ];
}
