import { SourceAlert, SourceDeployment, SourceIncident } from 'backstage-plugin-orr-node';

/** What records belong to: entities by their refs, or those that have a binding; of several keys the first that is known counts. @internal */
export type EventSubject =
  | { bindingKeys: string[] }
  | { entityRefs: string[] };

/** Deployments that an event tells of. @internal */
export interface DeploymentsMeaning {
  kind: 'deployments';
  /** Id of the source. */
  provider: string;
  about: EventSubject;
  /** That of the binding where left out. */
  instance?: string;
  records: SourceDeployment[];
}

/** An incident of an event. @internal */
export type EventIncident = SourceIncident & {
  /** The event does not tell when it opened, only that it was open by then. */
  openedBefore?: true;
};

/** Incidents and alerts that an event tells of. @internal */
export interface IncidentsMeaning {
  kind: 'incidents';
  provider: string;
  about: EventSubject;
  instance: string;
  incidents: EventIncident[];
  alerts: SourceAlert[];
}

/** What an event comes to for one source. @internal */
export type InboxMeaning =
  | DeploymentsMeaning
  | IncidentsMeaning
  | { kind: 'poke'; bindingKey: string }
  | { kind: 'ignored'; why: string };

/** What understands the events of some topics. @internal */
export interface InboxReader {
  /** Id of the source, by which trust is said. */
  sourceId: string;
  title: string;
  topics: readonly string[];
  /** Whether what it tells can also be asked for. */
  isPolled: boolean;
  /** Without asking anybody. Throws a SourceError where the event is not what it should be. */
  read(event: { topic: string; payload: unknown }): InboxMeaning[];
}
