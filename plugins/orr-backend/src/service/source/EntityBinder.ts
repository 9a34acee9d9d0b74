import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Source, SourceBindResult } from 'backstage-plugin-orr-node';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { BindingKind } from '../../database/source/bindingRows';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import {
  EntityBindings,
  UnboundEntity,
} from '../../database/source/entityBindings';
import { StoredEntity } from '../../database/StoredEntity';
import { BindingRelinker } from './BindingRelinker';
import { RulesInForce } from './RulesInForce';
import { fingerprintOf } from './sourceRules';
import { SourceRegistry } from './SourceRegistry';

const BATCH = 200;
/** People, and where entities come from: nothing is deployed of them. */
const EXCEPT_KINDS = ['group', 'user', 'location', 'template'];

type KnownSource = { kind: BindingKind; provider: string; source: Source };

/**
 * Asks each source what of it belongs to an entity, for all entities that are new or changed, and for all when the sources are
 * others. Sources answer by what is written at the entity, without asking anybody.
 *
 * @internal
 */
export class EntityBinder {
  readonly #entities: DatabaseEntityStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #relinker: BindingRelinker;
  readonly #rules: RulesInForce;
  readonly #sources: KnownSource[];
  readonly #logger: LoggerService;

  constructor(options: {
    entities: DatabaseEntityStore;
    entityBindings: DatabaseEntityBindingStore;
    deployHealth: DatabaseDeployHealthStore;
    relinker: BindingRelinker;
    rulesInForce: RulesInForce;
    sources: SourceRegistry;
    logger: LoggerService;
  }) {
    this.#entities = options.entities;
    this.#entityBindings = options.entityBindings;
    this.#deployHealth = options.deployHealth;
    this.#relinker = options.relinker;
    this.#rules = options.rulesInForce;
    this.#logger = options.logger;
    this.#sources = (['deployments', 'incidents', 'facts'] as const).flatMap(
      kind =>
        [...options.sources[kind].values()].map(source => ({
          kind,
          provider: source.id,
          source,
        })),
    );
  }

  /** Answers how many entities were looked at. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const fingerprint = this.#fingerprint(now);
    let looked = 0;
    let batch: UnboundEntity[] = [];
    do {
      batch = await this.#entityBindings.listToBind({
        fingerprint,
        exceptKinds: EXCEPT_KINDS,
        limit: BATCH,
      });
      if (batch.length) {
        await this.#bindSome(batch, { fingerprint, now });
        looked += batch.length;
      }
    } while (batch.length === BATCH && !signal?.aborted);
    await this.#entityBindings.settleGone(now);
    return looked;
  }

  /** Another one each day: a source that binds in another way since its last release is asked again. */
  #fingerprint(now: Date): string {
    return fingerprintOf([
      now.toISOString().slice(0, 10),
      this.#sources.map(({ kind, provider, source }) => [
        kind,
        provider,
        source.instances,
      ]),
    ]);
  }

  async #bindSome(
    batch: UnboundEntity[],
    options: { fingerprint: string; now: Date },
  ): Promise<void> {
    const ids = batch.map(({ entityId }) => entityId);
    const known = new Map(
      (await this.#entities.getByIds(ids)).map(entity => [entity.id, entity]),
    );
    const rules = (await this.#rules.read()).links;
    const found = batch.flatMap(unbound => {
      const entity = known.get(unbound.entityId);
      // It changed since it was listed: then the next run has it again.
      return entity ? [this.#bind(entity)] : [];
    });
    const refs = new Map(
      [...known.values()].map(({ id, entityRef }) => [id, entityRef]),
    );
    await this.#entityBindings.transaction(async trx => {
      await this.#entities.lock(trx, ...found.map(({ entityId }) => entityId));
      const changes = await this.#entityBindings.put(trx, found, {
        ...options,
        sources: this.#sources,
      });
      await this.#relinker.relink(trx, changes, { refs, rules });
      const changed = [...changes.bound, ...changes.unbound];
      await this.#deployHealth.markDue(
        trx,
        new Set(changed.map(({ entityId }) => entityId)),
        options.now,
      );
    });
  }

  #bind(entity: StoredEntity): EntityBindings {
    const made: EntityBindings = {
      entityId: entity.id,
      contentHash: entity.contentHash,
      states: [],
      bindings: [],
    };
    for (const { kind, provider, source } of this.#sources) {
      const result = this.#resultOf(source, entity);
      made.states.push({
        kind,
        provider,
        status: result.status,
        annotation: 'annotation' in result ? result.annotation : undefined,
        reason: 'reason' in result ? result.reason : undefined,
      });
      if (result.status === 'bound') {
        const hosts = new Map(
          source.instances.map(({ id, host }) => [id, host]),
        );
        made.bindings.push(
          ...result.bindings.flatMap(binding => {
            const host = hosts.get(binding.instance);
            // Nothing but what is configured is ever asked.
            return host === undefined
              ? []
              : [{ ...binding, kind, provider, host }];
          }),
        );
      }
    }
    return made;
  }

  #resultOf(source: Source, { entity, entityRef }: StoredEntity) {
    try {
      return source.bind(entity);
    } catch (error) {
      this.#logger.error(
        `The source ${source.id} could not read ${entityRef}`,
        toError(error),
      );
      return {
        status: 'invalid',
        annotation: '',
        reason: 'The portal could not read what it says.',
      } satisfies SourceBindResult;
    }
  }
}
