import { environmentTierOf, ObservedVia } from 'backstage-plugin-orr-common';
import { DatabaseAlertStore } from '../../database/deployHealth/DatabaseAlertStore';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import {
  DatabaseDeploymentStore,
  LinkedDeployment,
} from '../../database/deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from '../../database/deployHealth/DatabaseIncidentStore';
import { Transaction } from '../../database/transaction';
import {
  isKept,
  lastOf,
  normalAlert,
  normalDeployment,
  normalIncident,
} from '../source/normalRecords';
import { SourceRecords } from '../source/SourceRecords';
import { EventSubjects, FoundSubject } from './EventSubjects';
import {
  DeploymentsMeaning,
  EventRules,
  IncidentsMeaning,
} from './InboxMeaning';

/** What an event that is trusted tells. @internal */
export interface EventRecord {
  eventId: string;
  via: Extract<ObservedVia, 'api' | 'event-verified'>;
  meaning: DeploymentsMeaning | IncidentsMeaning;
}

type About<T> = EventRecord & { meaning: T; found: FoundSubject };
type AboutAny = About<DeploymentsMeaning> | About<IncidentsMeaning>;

function isOfDeployments(one: AboutAny): one is About<DeploymentsMeaning> {
  return one.meaning.kind === 'deployments';
}

function isOfIncidents(one: AboutAny): one is About<IncidentsMeaning> {
  return one.meaning.kind === 'incidents';
}

function instanceOf({ meaning, found }: AboutAny): string {
  return meaning.instance ?? found.instance ?? meaning.provider;
}

/** Those that can be written together. */
function grouped<T extends AboutAny>(items: T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const { found, meaning, via } = item;
    const key = JSON.stringify([
      meaning.provider,
      instanceOf(item),
      found.bindingKey,
      via,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * Keeps what events tell of deployments, incidents and alerts: of bindings as if their source had been asked, and of what events
 * name by themselves. Telling it again changes nothing.
 *
 * @internal
 */
export class EventRecords {
  readonly #alerts: DatabaseAlertStore;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #deployments: DatabaseDeploymentStore;
  readonly #incidents: DatabaseIncidentStore;
  readonly #sourceRecords: SourceRecords;
  readonly #subjects: EventSubjects;

  constructor(options: {
    alerts: DatabaseAlertStore;
    deployHealth: DatabaseDeployHealthStore;
    deployments: DatabaseDeploymentStore;
    incidents: DatabaseIncidentStore;
    sourceRecords: SourceRecords;
    eventSubjects: EventSubjects;
  }) {
    this.#alerts = options.alerts;
    this.#deployHealth = options.deployHealth;
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
    this.#sourceRecords = options.sourceRecords;
    this.#subjects = options.eventSubjects;
  }

  /** Keeps all or, where it throws, nothing. Answers the ids of the events that are about entities of the catalog. */
  async write(records: EventRecord[], rules: EventRules): Promise<Set<string>> {
    const subjects = await this.#subjects.find(
      records.map(({ meaning }) => meaning),
    );
    const found = records.flatMap(record => {
      const subject = subjects.get(record.meaning);
      return subject ? [{ ...record, found: subject } as AboutAny] : [];
    });
    const deployments = found.filter(isOfDeployments);
    const incidents = found.filter(isOfIncidents);
    await this.#deployments.transaction(async trx => {
      await this.#writeBound(trx, { deployments, incidents }, rules);
      await this.#writeNamed(trx, { deployments, incidents }, rules);
    });
    return new Set(found.map(({ eventId }) => eventId));
  }

  /** What has a binding belongs to the entities that have it, as far as rules let it. */
  async #writeBound(
    trx: Transaction,
    told: {
      deployments: About<DeploymentsMeaning>[];
      incidents: About<IncidentsMeaning>[];
    },
    rules: EventRules,
  ): Promise<void> {
    const { now } = rules;
    const boundTo = (one: AboutAny) => ({
      provider: one.meaning.provider,
      instance: instanceOf(one),
      bindingKey: one.found.bindingKey!,
      now,
    });
    for (const group of grouped(told.deployments.filter(isBound))) {
      await this.#sourceRecords.putDeployments(
        trx,
        {
          ...boundTo(group[0]),
          records: group.flatMap(({ meaning }) => meaning.records),
          observedVia: group[0].via,
        },
        rules,
      );
    }
    for (const group of grouped(told.incidents.filter(isBound))) {
      await this.#sourceRecords.putIncidents(trx, {
        ...boundTo(group[0]),
        incidents: group.flatMap(({ meaning }) => meaning.incidents),
        alerts: group.flatMap(({ meaning }) => meaning.alerts),
      });
    }
  }

  /** What names its entities belongs to these. */
  async #writeNamed(
    trx: Transaction,
    told: {
      deployments: About<DeploymentsMeaning>[];
      incidents: About<IncidentsMeaning>[];
    },
    rules: EventRules,
  ): Promise<void> {
    const deployments = told.deployments.filter(one => !isBound(one));
    const incidents = told.incidents.filter(one => !isBound(one));
    const written = [
      await this.#deployments.record(
        trx,
        deployments.flatMap(one => deploymentsOf(one, rules)),
      ),
      await this.#incidents.record(
        trx,
        incidents.flatMap(one => incidentsOf(one, rules)),
      ),
      await this.#alerts.record(
        trx,
        incidents.flatMap(one => alertsOf(one, rules)),
      ),
    ];
    const entityIds = written.flatMap(one => [...one.entityIds]);
    await this.#deployHealth.markDue(trx, new Set(entityIds), rules.now);
  }
}

/** Whether its source binds such records. */
function isBound({ meaning, found }: AboutAny): boolean {
  return (
    found.bindingKey !== undefined &&
    !(meaning.kind === 'incidents' && meaning.boundAs)
  );
}

function deploymentsOf(
  one: About<DeploymentsMeaning>,
  { environments, now }: EventRules,
): LinkedDeployment[] {
  const { provider, records } = one.meaning;
  const instance = instanceOf(one);
  return records
    .map(normalDeployment)
    .filter(told => isKept(lastOf(told), now))
    .map(({ tier: toldTier, pipeline, ...told }) => {
      const record = {
        ...told,
        provider,
        instance,
        // No binding has such a key: what is told of entities is not linked anew by these.
        bindingKey: `${provider}:${encodeURIComponent(instance)}`,
        observedAt: now.toISOString(),
        observedVia: one.via,
      };
      return {
        record,
        toldTier,
        tier: environmentTierOf(record, environments, toldTier),
        pipeline,
        entityIds: one.found.entityIds,
      };
    });
}

function originOf({ meaning }: About<IncidentsMeaning>, now: Date) {
  const { provider, instance } = meaning;
  return { provider, instance, observedAt: now.toISOString() };
}

function incidentsOf(one: About<IncidentsMeaning>, { now }: EventRules) {
  const { bindingKey, entityIds } = one.found;
  return one.meaning.incidents
    .map(normalIncident)
    .filter(({ openedAt }) => isKept(openedAt, now))
    .map(({ opensFirst, ...told }) => ({
      record: { ...told, ...originOf(one, now) },
      bindingKey,
      entityIds,
      opensFirst,
    }));
}

function alertsOf(one: About<IncidentsMeaning>, { now }: EventRules) {
  const { bindingKey, entityIds } = one.found;
  return one.meaning.alerts
    .map(normalAlert)
    .filter(({ firedAt }) => isKept(firedAt, now))
    .map(told => ({
      record: { ...told, ...originOf(one, now) },
      bindingKey,
      entityIds,
    }));
}
