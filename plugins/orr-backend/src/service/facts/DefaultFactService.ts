import {
  EntityFactReading,
  EntityFactReadings,
  FactDefinition,
  FactDefinitionList,
  judgeFact,
  orrChecklistReadPermission,
  orrFactRecordPermission,
  orrReadinessReadPermission,
  ProvidedFact,
  RecordResult,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { noteChange } from '../../changeTrail';
import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredReading } from '../../database/facts/factRows';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { ToldEntities } from '../deployHealth/ToldEntities';
import { FactService, RecordFactsInput } from '../FactService';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { FactDefinitions, PUSHED_PROVIDER } from './FactDefinitions';
import { asSeen } from './ReviewFacts';
import { toReading } from './toldFacts';

/** @internal */
export interface DefaultFactServiceOptions {
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  clock: OrrClock;
  factDefinitions: FactDefinitions;
  factReadings: DatabaseFactStore;
  /** The facts that may be told. */
  pushed: readonly FactDefinition[];
  toldEntities: ToldEntities;
}

/** Tells what is known of entities, and keeps what is told of them. @internal */
export class DefaultFactService implements FactService {
  readonly #options: DefaultFactServiceOptions;

  constructor(options: DefaultFactServiceOptions) {
    this.#options = options;
  }

  async listFactDefinitions(
    options: RequestOptions,
  ): Promise<FactDefinitionList> {
    const { factDefinitions, toldEntities } = this.#options;
    await toldEntities.requireAllowed(orrChecklistReadPermission, options);
    return { items: factDefinitions.all() };
  }

  async getEntityFactReadings(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityFactReadings> {
    const { access, authorizer, factDefinitions, factReadings } = this.#options;
    const { entity } = await access.resolve(input, options);
    const [allowed] = await authorizer.authorize({
      permissions: [orrReadinessReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReadinessReadPermission);
    const found = await factReadings.list([entity.id]);
    return {
      entityRef: entity.entityRef,
      items: (found.get(entity.id) ?? []).flatMap(reading => {
        const fact = factDefinitions.get(reading.factId);
        return fact
          ? [this.#shown(fact, { ...reading, ...asSeen(reading, entity) })]
          : [];
      }),
    };
  }

  async recordFacts(
    { facts }: RecordFactsInput,
    options: RequestOptions,
  ): Promise<RecordResult> {
    const { clock, factReadings, pushed, toldEntities } = this.#options;
    await toldEntities.requireAllowed(orrFactRecordPermission, options);
    const now = clock.now();
    const told = facts.map((item, index) => ({
      ...item,
      field: `facts[${index}]`,
    }));
    const readings = told.map(item =>
      toReading(item, {
        definition: pushed.find(({ id }) => id === item.factId),
        now,
      }),
    );
    const entityIds = await toldEntities.idsOf(told, options);
    const written = await factReadings.transaction(trx =>
      factReadings.recordAll(
        trx,
        PUSHED_PROVIDER.id,
        entityIds.flatMap((ids, index) =>
          ids.map(entityId => ({ entityId, readings: [readings[index]] })),
        ),
        now,
      ),
    );
    const recorded = readings.filter((reading, index) =>
      entityIds[index].some(id => written.get(id)?.has(reading)),
    ).length;
    noteChange({ action: 'fact.recorded', facts: { recorded } });
    return { recorded, unchanged: told.length - recorded };
  }

  #shown(fact: ProvidedFact, reading: StoredReading): EntityFactReading {
    // Whether anything is known at all is asked here, not whether it is as somebody wants it.
    const { state, rung } = judgeFact({
      definition: { ...fact, type: 'text' },
      reading: {
        ...reading,
        value: reading.value === undefined ? undefined : 'known',
      },
      condition: { isPresent: true },
      now: this.#options.clock.now(),
    });
    const {
      entityId: _id,
      factId: _fact,
      provider: _provider,
      ...said
    } = reading;
    return { ...said, fact, state, rung };
  }
}
