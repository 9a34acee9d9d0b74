import {
  belongsByRules,
  DeploymentRecord,
  environmentTierOf,
  linkRulesOf,
} from 'backstage-plugin-orr-common';
import {
  SourceAlert,
  SourceDeployment,
  SourceIncident,
} from 'backstage-plugin-orr-node';
import { DatabaseAlertStore } from '../../database/deployHealth/DatabaseAlertStore';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { DatabaseDeploymentStore } from '../../database/deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from '../../database/deployHealth/DatabaseIncidentStore';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { Transaction } from '../../database/transaction';
import {
  isKept,
  lastOf,
  normalAlert,
  normalDeployment,
  normalIncident,
} from './normalRecords';
import { SourceRules } from './sourceRules';

/** Where records come from. @internal */
export interface ToldBy {
  provider: string;
  instance: string;
  /** The key of the binding that they belong to. */
  bindingKey: string;
  now: Date;
}

/**
 * Keeps what sources tell of a binding, for all entities that have it. It makes no difference whether a source was asked or told
 * by itself, nor how often.
 *
 * @internal
 */
export class SourceRecords {
  readonly #alerts: DatabaseAlertStore;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #deployments: DatabaseDeploymentStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #incidents: DatabaseIncidentStore;

  constructor(options: {
    alerts: DatabaseAlertStore;
    deployHealth: DatabaseDeployHealthStore;
    deployments: DatabaseDeploymentStore;
    entityBindings: DatabaseEntityBindingStore;
    incidents: DatabaseIncidentStore;
  }) {
    this.#alerts = options.alerts;
    this.#deployHealth = options.deployHealth;
    this.#deployments = options.deployments;
    this.#entityBindings = options.entityBindings;
    this.#incidents = options.incidents;
  }

  /** A SourceError where a record is not what it should be. Answers how many states were new. */
  async putDeployments(
    trx: Transaction,
    told: ToldBy & {
      records: SourceDeployment[];
      observedVia: DeploymentRecord['observedVia'];
    },
    rules: SourceRules,
  ): Promise<number> {
    const { bindingKey, now } = told;
    const entities = (await this.#entitiesOf(trx, 'deployments', told)).map(
      ({ id, entityRef }) => ({
        id,
        rules: linkRulesOf({ bindingKey, entityRef }, rules.links),
      }),
    );
    const items = told.records
      .map(normalDeployment)
      .filter(item => isKept(lastOf(item), now))
      .map(item => {
        const { tier: toldTier, pipeline, ...rest } = item;
        const record = {
          ...rest,
          provider: told.provider,
          instance: told.instance,
          bindingKey,
          observedAt: now.toISOString(),
          observedVia: told.observedVia,
        };
        return {
          record,
          toldTier,
          pipeline,
          tier: environmentTierOf(record, rules.environments, toldTier),
          entityIds: entities
            .filter(entity => belongsByRules(item, entity.rules))
            .map(({ id }) => id),
          linkedBy: bindingKey,
        };
      });
    const written = await this.#deployments.record(trx, items);
    await this.#deployHealth.markDue(trx, written.entityIds, now);
    return written.recorded;
  }

  /** A SourceError where a record is not what it should be. Answers how many states were new. */
  async putIncidents(
    trx: Transaction,
    told: ToldBy & { incidents: SourceIncident[]; alerts: SourceAlert[] },
  ): Promise<number> {
    const { bindingKey, now } = told;
    const entityIds = (await this.#entitiesOf(trx, 'incidents', told)).map(
      ({ id }) => id,
    );
    const origin = {
      provider: told.provider,
      instance: told.instance,
      observedAt: now.toISOString(),
    };
    const linked = <T extends object>(records: T[]) =>
      records.map(record => ({
        record: { ...record, ...origin },
        bindingKey,
        entityIds,
      }));
    const incidents = await this.#incidents.record(
      trx,
      linked(
        told.incidents
          .map(normalIncident)
          .filter(({ openedAt }) => isKept(openedAt, now)),
      ),
    );
    const alerts = await this.#alerts.record(
      trx,
      linked(
        told.alerts
          .map(normalAlert)
          .filter(({ firedAt }) => isKept(firedAt, now)),
      ),
    );
    await this.#deployHealth.markDue(
      trx,
      new Set([...incidents.entityIds, ...alerts.entityIds]),
      now,
    );
    return incidents.recorded + alerts.recorded;
  }

  async #entitiesOf(
    trx: Transaction,
    kind: 'deployments' | 'incidents',
    { provider, bindingKey }: ToldBy,
  ) {
    const found = await this.#entityBindings.listEntities(
      { kind, provider },
      [bindingKey],
      trx,
    );
    return found.get(bindingKey) ?? [];
  }
}
