import { FactTopic } from '../checklist/factTopics';

/** An entity that a fact names. @public */
export interface FactEntity {
  /** Full ref, lower case. */
  entityRef: string;
  /** Its title, where it has one. */
  title?: string;
  /** Full refs, lower case. */
  ownerRefs: string[];
}

/**
 * Something the catalog knows of an entity. It is offered beside a question; it answers none.
 *
 * @public
 */
export interface KnownFact {
  /** What it is about. */
  topic: FactTopic;
  /** What it is called where it was found. */
  title?: string;
  /** What it says where it is no link: a lifecycle, a tier, the name of a job. */
  value?: string;
  /** Where it leads: an http, https or mailto address. */
  href?: string;
  /** Where the portal shows it, below the portal's own address. */
  portalPath?: string;
  /** The entities it names; only those that the viewer may see. */
  entities?: FactEntity[];
  /** Where in the catalog it stands, such as metadata.links. */
  from: string;
}

/** Whether a fact has an address that can stand as evidence. @internal */
export function isLinkedFact(
  fact: Pick<KnownFact, 'href' | 'portalPath'>,
): boolean {
  return fact.href === undefined
    ? fact.portalPath !== undefined
    : !fact.href.startsWith('mailto:');
}
