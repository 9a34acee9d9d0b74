import {
  alertBefore,
  EntityIncident,
  KnownAlerts,
} from 'backstage-plugin-orr-common';
import { DatabaseFindingStore } from '../../database/incident/DatabaseFindingStore';
import {
  EntityIncidentModel,
  FoundIncident,
} from '../../database/incident/EntityIncidentModel';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { SourceRegistry } from '../source/SourceRegistry';
import { toIncidentFinding } from './toIncidentFinding';

const MINUTE_MS = 60_000;
/** How long before an incident was opened an alert still tells of it. */
const WINDOW_MINUTES = 60;

/** @internal */
export interface IncidentViewOptions {
  bindings: DatabaseBindingStore;
  entityIncidents: EntityIncidentModel;
  incidentFindings: DatabaseFindingStore;
  sources: SourceRegistry;
}

/** Shows incidents: whether an alert came before them, and what was said of them in hindsight. @internal */
export class IncidentView {
  readonly #options: IncidentViewOptions;

  constructor(options: IncidentViewOptions) {
    this.#options = options;
  }

  /** In as many statements however many there are. */
  async show(
    entityId: string,
    found: FoundIncident[],
    { withFindings }: { withFindings: boolean },
  ): Promise<EntityIncident[]> {
    if (!found.length) {
      return [];
    }
    const alerts = await this.#alertsOf(entityId, found);
    const findings = withFindings
      ? await this.#options.incidentFindings.listOf(
          entityId,
          found.map(({ id }) => id),
        )
      : new Map();
    return found.map(incident => {
      const alert = alertBefore(incident, alerts, WINDOW_MINUTES);
      const finding = findings.get(incident.id);
      return {
        ...incident,
        ...(alert
          ? {
              alertBefore: 'yes' as const,
              alert: { firedAt: alert.firedAt, url: alert.url ?? undefined },
            }
          : {
              alertBefore:
                alert === null ? ('no' as const) : ('unknown' as const),
            }),
        ...(finding && { finding: toIncidentFinding(finding) }),
      };
    });
  }

  async #alertsOf(
    entityId: string,
    found: FoundIncident[],
  ): Promise<KnownAlerts> {
    const { bindings, entityIncidents } = this.#options;
    const times = found.map(({ openedAt }) => ({
      from: new Date(
        Date.parse(openedAt) - WINDOW_MINUTES * MINUTE_MS,
      ).toISOString(),
      to: openedAt,
    }));
    const bound = (await bindings.listOfEntities([entityId])).get(entityId);
    return {
      alerts: await entityIncidents.listAlerts(entityId, times),
      covered: await this.#coveredBy(bound ?? []),
    };
  }

  /** A source counts as one of alerts where it knows nothing else, or has told one. */
  async #coveredBy(bound: StoredBinding[]): Promise<KnownAlerts['covered']> {
    const { entityIncidents, sources } = this.#options;
    const asked = bound.filter(
      ({ kind, syncedAt, coveredFrom, provider }) =>
        kind === 'incidents' &&
        syncedAt !== undefined &&
        coveredFrom !== undefined &&
        sources.incidents.has(provider),
    );
    const telling = await entityIncidents.tellingAlerts(
      asked.map(({ key }) => key),
    );
    const known = asked.filter(
      ({ key, provider }) =>
        telling.has(key) || !sources.incidents.get(provider)!.knowsIncidents,
    );
    const [from] = known
      .map(({ coveredFrom }) => coveredFrom!)
      .sort()
      .reverse();
    const [until] = known.map(({ syncedAt }) => syncedAt!).sort();
    return known.length ? { from, until } : null;
  }
}
