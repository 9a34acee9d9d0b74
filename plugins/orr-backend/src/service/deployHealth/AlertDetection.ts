import {
  alertBefore,
  Detection,
  FiredAlert,
  IncidentRecord,
  readDetectedByAlert,
} from 'backstage-plugin-orr-common';
import { DatabaseAlertStore } from '../../database/deployHealth/DatabaseAlertStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { BoundSources } from './BoundSources';
import { DeployHealthOptions } from './readDeployHealthOptions';

const MINUTE_MS = 60_000;

type Opened = Pick<IncidentRecord, 'openedAt'>;

/** Holds the alerts of entities against their incidents. @internal */
export class AlertDetection {
  readonly #alerts: DatabaseAlertStore;
  readonly #sources: BoundSources;
  readonly #windowMinutes: number;

  constructor(options: {
    alerts: DatabaseAlertStore;
    boundSources: BoundSources;
    settings: DeployHealthOptions;
  }) {
    this.#alerts = options.alerts;
    this.#sources = options.boundSources;
    this.#windowMinutes = options.settings.alertWindowMinutes;
  }

  /** Of entities that had incidents, the alerts around these, in one statement. */
  async alertsAround(
    incidents: Map<string, Opened[]>,
  ): Promise<Map<string, FiredAlert[]>> {
    const openings = [...incidents.values()]
      .flat()
      .map(({ openedAt }) => openedAt)
      .sort();
    if (!openings.length) {
      return new Map();
    }
    const first = Date.parse(openings[0]) - this.#windowMinutes * MINUTE_MS;
    return this.#alerts.listFired([...incidents.keys()], {
      from: new Date(first).toISOString(),
      until: openings[openings.length - 1],
    });
  }

  /** The alert that came before an incident, `null` where there was none, `undefined` where nobody can know. */
  before(
    incident: Opened,
    known: { alerts: FiredAlert[]; bindings: StoredBinding[] },
    now: string,
  ): FiredAlert | null | undefined {
    const { alerts, bindings } = known;
    const covered = this.#sources.alertsCoveredBy(bindings, now);
    return alertBefore(incident, { alerts, covered }, this.#windowMinutes);
  }

  /** What they say of one entity. */
  judge(
    known: {
      incidents: IncidentRecord[];
      alerts: FiredAlert[];
      bindings: StoredBinding[];
      /** As of the last time. */
      withoutAlert?: string[];
    },
    now: string,
  ): Detection {
    const { incidents, alerts, bindings, withoutAlert } = known;
    return readDetectedByAlert(
      incidents,
      {
        alerts,
        withoutAlert,
        covered: this.#sources.alertsCoveredBy(bindings, now),
      },
      { asOf: now, windowMinutes: this.#windowMinutes },
    );
  }
}
