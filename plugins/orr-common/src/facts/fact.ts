import { Rung } from '../review/disposition';

/**
 * The value of a fact. Instants are ISO text, durations milliseconds, shares between 0 and 1.
 *
 * @public
 */
export type FactValue = boolean | number | string;

/**
 * How the value of a fact is read and shown.
 *
 * @public
 */
export type FactType =
  | 'boolean'
  | 'number'
  | 'share'
  | 'duration'
  | 'instant'
  | 'text';

/**
 * Who can change what a fact says: the team by writing it down, the platform that runs things, or the system that is asked.
 *
 * @public
 */
export type FactControl = 'team' | 'platform' | 'system';

/**
 * A kind of fact that a provider tells of entities.
 *
 * @public
 */
export interface FactDefinition {
  /** Never changed and never used again for something else; begins with the id of its provider, such as `prometheus.sloMet`. */
  id: string;
  /** What people know it by. */
  title: string;
  /** One or two plain sentences: what it says, and from what. */
  description: string;
  /** How its value is read. */
  type: FactType;
  /** How well it founds an answer. What the team itself declares is `linked` at most. */
  rung: Extract<Rung, 'linked' | 'probed' | 'exercised'>;
  /** Who can change what it says. */
  controlledBy: FactControl;
  /** After so many days without a new reading it is stale; 7 where absent. */
  maxAgeDays?: number;
  /**
   * Whether it can only speak for an answer: what it does not meet is neither a risk nor a contradiction. So it is with attempts
   * that fail, where a pipeline stops bad builds as it should.
   */
  neverLowers?: boolean;
}

/**
 * What a provider said of one entity.
 *
 * @public
 */
export interface FactReading {
  /** The id of its {@link FactDefinition}. */
  factId: string;
  /** `underSampled` where there is too little to be sure of the value, `error` where it could not be read. */
  state: 'ok' | 'unknown' | 'underSampled' | 'error';
  /** Absent unless the state is `ok` or `underSampled`. */
  value?: FactValue;
  /** Of a share: how many, of how many. A threshold is judged by them. */
  sample?: { k: number; n: number };
  /** In a short sentence: why it is not known, or what the value rests on. */
  note?: string;
  /** ISO instant at which it was so, by the clock of the source. */
  observedAt: string;
  /** An http or https address where people can look at it. */
  url?: string;
}
