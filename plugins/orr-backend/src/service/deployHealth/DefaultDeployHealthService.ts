import {
  CheckResult,
  DeploymentPage,
  EntityDeployHealth,
  environmentTierOf,
  EnvironmentTier,
  orrDeploymentRecordPermission,
  orrIncidentRecordPermission,
  orrReadinessReadPermission,
  orrSourceAdministerPermission,
  RecordResult,
  SourceState,
} from 'backstage-plugin-orr-common';
import { AuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { DatabaseDeploymentStore } from '../../database/deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from '../../database/deployHealth/DatabaseIncidentStore';
import { noteChange } from '../../changeTrail';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { KnownEntityAccess } from '../catalog/KnownEntityAccess';
import { LiveEntityAccess } from '../catalog/LiveEntityAccess';
import {
  ListDeploymentsInput,
  DeployHealthService,
  KeyedOptions,
  RecordDeploymentsInput,
  RecordIncidentsInput,
} from '../DeployHealthService';
import { KeyedWrites } from '../KeyedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { ownRefsOf } from '../ownership/ownRefsOf';
import { SourceStates } from '../source/SourceStates';
import { RulesInForce } from '../source/RulesInForce';
import { ComputedHealth, toShownDeployment } from './DeployHealthProjector';
import { ToldEntities } from './ToldEntities';
import { toDeploymentRecord, toIncidentRecord } from './toldRecords';

/** @internal */
export interface DefaultDeployHealthServiceOptions {
  auth: AuthService;
  bindings: DatabaseBindingStore;
  clock: OrrClock;
  deployHealth: DatabaseDeployHealthStore;
  deployments: DatabaseDeploymentStore;
  incidents: DatabaseIncidentStore;
  knownAccess: KnownEntityAccess;
  liveAccess: LiveEntityAccess;
  rulesInForce: RulesInForce;
  sourceStates: SourceStates;
  toldEntities: ToldEntities;
  userInfo: UserInfoService;
  writes: KeyedWrites;
}

/** What was written, and what more is known of by that. */
interface Written {
  recorded: number;
  entityIds: Set<string>;
}

/** Names each item as it stands in the body, for errors. */
function named<T>(list: string, items: T[]): (T & { field: string })[] {
  return items.map((item, index) => ({ ...item, field: `${list}[${index}]` }));
}

/**
 * Keeps what is told of deployments and incidents, and tells how entities fare.
 *
 * @internal
 */
export class DefaultDeployHealthService implements DeployHealthService {
  readonly #options: DefaultDeployHealthServiceOptions;

  constructor(options: DefaultDeployHealthServiceOptions) {
    this.#options = options;
  }

  async recordDeployments(
    input: RecordDeploymentsInput,
    options: KeyedOptions,
  ): Promise<RecordResult> {
    const { rulesInForce, toldEntities } = this.#options;
    await toldEntities.requireAllowed(orrDeploymentRecordPermission, options);
    return this.#record('deployment', { input, ...options }, async now => {
      const told = named('deployments', input.deployments);
      const records = told.map(item => toDeploymentRecord(item, now));
      const entityIds = await toldEntities.idsOf(told, options);
      const rules = await rulesInForce.read();
      const items = records.map((record, index) => {
        const toldTier: EnvironmentTier | undefined = told[index].tier;
        return {
          record,
          toldTier,
          tier: environmentTierOf(record, rules.environments, toldTier),
          entityIds: entityIds[index],
        };
      });
      return trx => this.#options.deployments.record(trx, items);
    });
  }

  async recordIncidents(
    input: RecordIncidentsInput,
    options: KeyedOptions,
  ): Promise<RecordResult> {
    const { toldEntities } = this.#options;
    await toldEntities.requireAllowed(orrIncidentRecordPermission, options);
    return this.#record('incident', { input, ...options }, async now => {
      const told = named('incidents', input.incidents);
      const records = told.map(item => toIncidentRecord(item, now));
      const entityIds = await toldEntities.idsOf(told, options);
      const items = records.map((record, index) => ({
        record,
        entityIds: entityIds[index],
      }));
      return trx => this.#options.incidents.record(trx, items);
    });
  }

  async getEntityDeployHealth(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityDeployHealth> {
    const { clock, deployHealth, knownAccess, sourceStates } = this.#options;
    const { entity, kept, states } = await knownAccess.read(
      orrReadinessReadPermission,
      input,
      {
        ...options,
        find: async entityRef => {
          const found = await deployHealth.findWithEntity<ComputedHealth>(
            entityRef,
            clock.now(),
          );
          return found && { entity: found.entity, beside: found.health };
        },
        of: async (known, found) => {
          const [health, sources] = await Promise.all([
            found ?? deployHealth.get<ComputedHealth>(known.id, clock.now()),
            sourceStates.of(known),
          ]);
          return { entity: known, kept: health, states: sources };
        },
      },
    );
    const { health, computedAt, isDue } = kept;
    const sources = await this.#shownOf(states, options);
    const { tiers = [], unclassified = [], latest = [] } = health ?? {};
    return {
      entityRef: entity.entityRef,
      computedAt,
      isStale: isDue,
      tiers,
      unclassified,
      latest,
      sources,
    };
  }

  async listEntityDeployments(
    input: ListDeploymentsInput,
    options: RequestOptions,
  ): Promise<DeploymentPage> {
    const { id: entityId } = await this.#known(input, options);
    const { cursor, limit, tier } = input;
    const binding = { list: 'deployments', entityId, tier };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await this.#options.deployments.listPage({
      entityId,
      tier,
      limit: limit + 1,
      after: after && { happenedAt: after.value, id: after.id },
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toShownDeployment),
      totalItems: await this.#options.deployments.count({ entityId, tier }),
      nextCursor:
        last && found.length > limit
          ? toPageCursor({ value: last.happenedAt, id: last.id }, binding)
          : undefined,
    };
  }

  async checkEntityDeployHealth(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<CheckResult> {
    const { bindings, clock, liveAccess, toldEntities } = this.#options;
    const entity = await liveAccess.require(
      orrReadinessReadPermission,
      input,
      options,
    );
    const own = await ownRefsOf(this.#options, options.credentials);
    if (!entity.ownerRefs.some(ref => own.includes(ref))) {
      await toldEntities.requireAllowed(orrDeploymentRecordPermission, options);
    }
    const found = await bindings.listOfEntities([entity.id]);
    const keys = (found.get(entity.id) ?? []).map(({ key }) => key);
    const queued = (await bindings.poke(keys, clock.now())).size;
    noteChange({
      action: 'source.checked',
      subject: entity.entityRef,
      facts: {},
    });
    return { queued };
  }

  /** What could be done about a source is for whoever administers sources. */
  async #shownOf(
    states: SourceState[],
    options: RequestOptions,
  ): Promise<SourceState[]> {
    const { toldEntities } = this.#options;
    const mayKnow =
      states.some(({ operatorHint }) => operatorHint !== undefined) &&
      (await toldEntities.isAllowed(orrSourceAdministerPermission, options));
    return mayKnow
      ? states
      : states.map(({ operatorHint: _, ...state }) => state);
  }

  #known(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { knownAccess } = this.#options;
    return knownAccess.require(orrReadinessReadPermission, input, options);
  }

  /** `prepare` finds out what does not fit. */
  async #record(
    what: 'deployment' | 'incident',
    {
      input,
      ...options
    }: KeyedOptions & {
      input: RecordDeploymentsInput | RecordIncidentsInput;
    },
    prepare: (now: Date) => Promise<(trx: Transaction) => Promise<Written>>,
  ): Promise<RecordResult> {
    const { clock, deployHealth, writes } = this.#options;
    const total = Object.values(input).flat().length;
    return writes.run(
      { ...options, operation: `${what}.record`, request: input },
      async () => {
        const now = clock.now();
        const write = await prepare(now);
        return async trx => {
          const { recorded, entityIds } = await write(trx);
          await deployHealth.markDue(trx, entityIds, now);
          noteChange({ action: `${what}.recorded`, facts: { recorded } });
          return { recorded, unchanged: total - recorded };
        };
      },
    );
  }
}
