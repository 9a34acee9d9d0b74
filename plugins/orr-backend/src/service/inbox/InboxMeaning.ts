import {
  SourceAlert,
  SourceDeployment,
  SourceIncident,
} from 'backstage-plugin-orr-node';
import { SourceRules } from '../source/sourceRules';

/** What records belong to: entities by their refs, or those that have a binding; of several keys the first that is known counts. @internal */
export type EventSubject = { bindingKeys: string[] } | { entityRefs: string[] };

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
  /** Several events tell of it: it opened with the earliest of them. */
  opensFirst?: true;
};

/** Incidents and alerts that an event tells of. @internal */
export interface IncidentsMeaning {
  kind: 'incidents';
  provider: string;
  about: EventSubject;
  /** As what the source binds, where it is not incidents. */
  boundAs?: 'deployments';
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

/** What the organisation says about what is told, at an instant. @internal */
export interface EventRules extends SourceRules {
  now: Date;
}

/** What understands the events of some topics. @internal */
export interface InboxReader {
  /** Id of the source, by which trust is said. */
  sourceId: string;
  title: string;
  topics: readonly string[];
  /** Whether what it tells can also be asked for. */
  isPolled: boolean;
  /** Without asking anybody. Throws a SourceError where the event is not what it should be. */
  read(
    event: { topic: string; payload: unknown },
    rules: EventRules,
  ): InboxMeaning[];
}
