import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { OrrClock } from '../clock/orrClock';
import { HostGates } from './http/HostGate';

/**
 * An instance of a system, as it is configured: the host of a source is never taken from anywhere else.
 *
 * @public
 */
export interface SourceInstance {
  /** Stored with everything that comes from it: never to be changed. A host, or a name in the configuration. */
  id: string;
  /** What people know it by. */
  title: string;
  /** One request at a time goes to a host. */
  host: string;
}

/**
 * What of a source belongs to an entity, such as one repository.
 *
 * @public
 */
export interface SourceBinding {
  /** The normalised selector: the same for all entities that name the same, such as `github:github.com/acme/pay`. */
  key: string;
  /** The id of the {@link SourceInstance}. */
  instance: string;
  /** What people know it by, such as `acme/pay`. */
  title: string;
  /** What the source needs to ask for it. Stored; it holds no secret. */
  selector: JsonObject;
}

/**
 * What the annotations of an entity say to a source.
 *
 * @public
 */
export type SourceBindResult =
  | { status: 'bound'; bindings: SourceBinding[] }
  | {
      status: 'unbound';
      /** Annotations by which it would be bound, each with an example of its value. */
      wouldNeed: { annotation: string; example: string }[];
    }
  | { status: 'opted-out'; annotation: string }
  | { status: 'invalid'; annotation: string; reason: string };

/**
 * How many requests may still be sent in this run. A source takes one before each request and stops, with its cursor, where none
 * is left.
 *
 * @public
 */
export interface RequestBudget {
  /** Answers false where none is left. */
  take(): boolean;
}

/**
 * What goes with every call to a source.
 *
 * @public
 */
export interface SourceCallOptions {
  /** Aborted when the run has to end. */
  signal: AbortSignal;
  /** Of this binding in this run. */
  budget: RequestBudget;
}

/**
 * An event, or a call of the ingest API, that a source may understand. Headers are not among it: they are lost between processes.
 *
 * @public
 */
export interface SourceEvent {
  /** The topic of the events service. */
  topic: string;
  /** As it was sent. */
  payload: unknown;
}

/**
 * What all sources have in common.
 *
 * @public
 */
export interface Source {
  /** The kind of source. Stored with everything that comes from it: never to be changed. */
  readonly id: string;
  /** What people know it by. */
  readonly title: string;
  /** The configured instances. */
  readonly instances: readonly SourceInstance[];
  /** By what the entity says and what is configured, without asking the source. */
  bind(entity: Entity): SourceBindResult;
  /** Asks as little as shows that an instance can be reached and accepts the credentials. Throws a {@link SourceError}. */
  probe(instance: string, options: { signal: AbortSignal }): Promise<void>;
}

/**
 * What the backend gives to whoever makes a source.
 *
 * @public
 */
export interface SourceEnvironment {
  /** Tells the time. */
  clock: OrrClock;
  /** By which all sources ask the same host one after the other. */
  hosts: HostGates;
}

/**
 * Where to go on with a source, kept between runs. Only its source reads it.
 *
 * @public
 */
export type SourceCursor = JsonValue;
