import { IncidentRecord } from 'backstage-plugin-orr-common';
import {
  Source,
  SourceBinding,
  SourceCallOptions,
  SourceCursor,
  SourceEvent,
} from './Source';

/**
 * An incident as a source tells it.
 *
 * @public
 */
export interface SourceIncident
  extends Omit<IncidentRecord, 'provider' | 'instance'> {
  /** What people know it by. */
  title: string | null;
  /** ISO instant by the clock of the source: what orders the states of one incident. */
  sourceUpdatedAt: string;
}

/**
 * An alert as a source tells it. It proves that something would have been noticed; it is no incident.
 *
 * @public
 */
export interface SourceAlert {
  /** The source’s own id of this time that it fired. */
  sourceId: string;
  /** The name of its rule. */
  name: string;
  /** In the words of the source. */
  severity: string | null;
  /** ISO instant. */
  firedAt: string;
  /** ISO instant; null while it fires. */
  resolvedAt: string | null;
  /** An http or https address to show to people. */
  url: string | null;
  /** ISO instant by the clock of the source: what orders the states of one alert. */
  sourceUpdatedAt: string;
}

/**
 * A page of what a source has of a binding.
 *
 * @public
 */
export interface IncidentBatch {
  /** In any order; the same may come again. */
  incidents: SourceIncident[];
  /** In any order; the same may come again. */
  alerts: SourceAlert[];
  /** Where to go on; stored together with what the batch tells. */
  cursor: SourceCursor;
  /** Since when everything is known with this batch. */
  coveredFrom: Date;
  /** Whether nothing is left to ask for now. */
  done: boolean;
}

/**
 * What one item of an event comes to. What it belongs to is named by a binding, or by entities.
 *
 * @public
 */
export type IncidentEventMeaning =
  | {
      kind: 'records';
      about: { bindingKey: string } | { entityRefs: string[] };
      instance: string;
      incidents: SourceIncident[];
      alerts: SourceAlert[];
    }
  | { kind: 'poke'; bindingKey: string }
  | { kind: 'ignored'; why: string };

/**
 * A system that knows of incidents, of alerts, or of both. Whatever goes wrong is thrown as a {@link SourceError}.
 *
 * @public
 */
export interface IncidentSource extends Source {
  /** Whether it knows incidents: where none is told there was none. A system that only knows alerts says false. */
  readonly knowsIncidents: boolean;
  /** Whether it knows alerts: where none is told, within what it covers, none fired. */
  readonly knowsAlerts?: boolean;
  /** As for deployments; absent where it cannot be asked. */
  list?(
    binding: SourceBinding,
    options: SourceCallOptions & { since: Date; cursor?: SourceCursor },
  ): AsyncIterable<IncidentBatch>;
  /** Absent where it tells nothing by itself. */
  readonly events?: {
    /** Concrete topics of the events service. */
    topics: readonly string[];
    /** Without asking anybody; one event may be about several entities. Throws a SourceError where it is not what it should be. */
    interpret(event: SourceEvent): IncidentEventMeaning[];
  };
}
