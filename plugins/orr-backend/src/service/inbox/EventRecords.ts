import {
  environmentTierOf,
  ObservedVia,
  LinkRule,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DatabaseAlertStore,
  LinkedAlert,
} from '../../database/deployHealth/DatabaseAlertStore';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import {
  DatabaseDeploymentStore,
  LinkedDeployment,
} from '../../database/deployHealth/DatabaseDeploymentStore';
import {
  DatabaseIncidentStore,
  LinkedIncident,
} from '../../database/deployHealth/DatabaseIncidentStore';
import { DeploymentsMeaning, IncidentsMeaning } from './InboxMeaning';
import { entitiesOfDeployment } from '../source/BindingRelinker';
import { RulesInForce } from '../source/RulesInForce';
import { SourceRules } from '../source/sourceRules';
import { EventSubjects, FoundSubject } from './EventSubjects';

/** What an event that is trusted tells. @internal */
export interface EventRecord {
  eventId: string;
  via: Extract<ObservedVia, 'api' | 'event-verified'>;
  meaning: DeploymentsMeaning | IncidentsMeaning;
}

type RuledRecord = Parameters<typeof entitiesOfDeployment>[0];

type About<T> = EventRecord & { meaning: T; found: FoundSubject };

/** Keeps what events tell of deployments, incidents and alerts. Telling it again changes nothing. @internal */
export class EventRecords {
  readonly #stores: {
    alerts: DatabaseAlertStore;
    deployHealth: DatabaseDeployHealthStore;
    deployments: DatabaseDeploymentStore;
    entities: DatabaseEntityStore;
    incidents: DatabaseIncidentStore;
  };
  readonly #subjects: EventSubjects;
  readonly #rules: RulesInForce;

  constructor(options: {
    alerts: DatabaseAlertStore;
    deployHealth: DatabaseDeployHealthStore;
    deployments: DatabaseDeploymentStore;
    entities: DatabaseEntityStore;
    incidents: DatabaseIncidentStore;
    eventSubjects: EventSubjects;
    rulesInForce: RulesInForce;
  }) {
    this.#stores = options;
    this.#subjects = options.eventSubjects;
    this.#rules = options.rulesInForce;
  }

  /** Keeps all or, where it throws, nothing. Answers the ids of the events that are about entities of the catalog. */
  async write(records: EventRecord[], now: Date): Promise<Set<string>> {
    const subjects = await this.#subjects.find(
      records.map(({ meaning }) => meaning),
    );
    const found = records.flatMap(record => {
      const subject = subjects.get(record.meaning);
      return subject ? [{ ...record, found: subject }] : [];
    });
    const { alerts, deployHealth, deployments, incidents } = this.#stores;
    const of = <K extends EventRecord['meaning']['kind']>(kind: K) =>
      found.filter(({ meaning }) => meaning.kind === kind) as About<
        Extract<EventRecord['meaning'], { kind: K }>
      >[];
    const observedAt = now.toISOString();
    const rules = await this.#rules.read();
    await deployments.transaction(async trx => {
      const written = [
        await deployments.record(
          trx,
          of('deployments').flatMap(one =>
            deploymentsOf(one, rules, observedAt),
          ),
        ),
        await incidents.record(
          trx,
          of('incidents').flatMap(one => incidentsOf(one, observedAt)),
        ),
        await alerts.record(
          trx,
          of('incidents').flatMap(one => alertsOf(one, observedAt)),
        ),
      ];
      const entityIds = written.flatMap(one => [...one.entityIds]);
      await deployHealth.markDue(trx, new Set(entityIds), now);
    });
    return new Set(found.map(({ eventId }) => eventId));
  }
}

function deploymentsOf(
  { meaning, found, via }: About<DeploymentsMeaning>,
  rules: SourceRules,
  observedAt: string,
): LinkedDeployment[] {
  const { provider, instance = found.instance, records } = meaning;
  return records.map(({ tier: toldTier, pipeline, ...told }) => {
    const record = {
      ...told,
      provider,
      instance: instance ?? provider,
      bindingKey:
        found.bindingKey ??
        `${provider}:${encodeURIComponent(instance ?? provider)}`,
      observedAt,
      observedVia: via,
    };
    return {
      record,
      toldTier,
      tier: environmentTierOf(record, rules.environments, toldTier),
      pipeline,
      entityIds: entitiesOf({ ...record, pipeline }, found, rules.links),
      linkedBy: found.bindingKey,
    };
  });
}
/** Of a shared binding what its rules say; where the event names entities, these. */
function entitiesOf(
  record: RuledRecord,
  { entityIds, entityRefs, bindingKey }: FoundSubject,
  links: readonly LinkRule[],
): string[] {
  return bindingKey === undefined
    ? entityIds
    : entitiesOfDeployment(
        { ...record, bindingKey },
        entityIds.map((id, index) => ({ id, entityRef: entityRefs[index] })),
        links,
      ).map(({ id }) => id);
}

function incidentsOf(
  { meaning, found }: About<IncidentsMeaning>,
  observedAt: string,
): LinkedIncident[] {
  const { provider, instance, incidents } = meaning;
  return incidents.map(({ opensFirst, ...told }) => ({
    record: { ...told, provider, instance, observedAt },
    bindingKey: found.bindingKey,
    entityIds: found.entityIds,
    opensFirst,
  }));
}

function alertsOf(
  { meaning, found }: About<IncidentsMeaning>,
  observedAt: string,
): LinkedAlert[] {
  const { provider, instance, alerts } = meaning;
  return alerts.map(told => ({
    record: { ...told, provider, instance, observedAt },
    bindingKey: found.bindingKey,
    entityIds: found.entityIds,
  }));
}
