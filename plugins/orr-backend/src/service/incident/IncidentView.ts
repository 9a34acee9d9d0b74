import { EntityIncident } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseFindingStore } from '../../database/incident/DatabaseFindingStore';
import { FoundIncident } from '../../database/incident/EntityIncidentModel';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { AlertDetection } from '../deployHealth/AlertDetection';
import { toIncidentFinding } from './toIncidentFinding';

/** @internal */
export interface IncidentViewOptions {
  alertDetection: AlertDetection;
  bindings: DatabaseBindingStore;
  clock: OrrClock;
  incidentFindings: DatabaseFindingStore;
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
    const { alertDetection, bindings, clock } = this.#options;
    const now = clock.now().toISOString();
    const around = await alertDetection.alertsAround(
      new Map([[entityId, found]]),
    );
    const bound = await bindings.listOfEntities([entityId]);
    const known = {
      alerts: around.get(entityId) ?? [],
      bindings: bound.get(entityId) ?? [],
    };
    const findings = withFindings
      ? await this.#options.incidentFindings.listOf(
          entityId,
          found.map(({ id }) => id),
        )
      : new Map();
    return found.map(incident => {
      const alert = alertDetection.before(incident, known, now);
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
}
