/**
 * A row as the catalog searches entities: key and value in lower case, no value where there is none or it is too long.
 *
 * @internal
 */
export interface EntitySearchValue {
  key: string;
  value: string | null;
}

/** What is stored of a catalog entity. @internal */
export interface EntityProjection {
  /** Full ref, lower case. */
  entityRef: string;
  uid?: string;
  /** Lower case. */
  kind: string;
  namespace: string;
  name: string;
  title?: string;
  type?: string;
  lifecycle?: string;
  tier?: string;
  systemRef?: string;
  /** Of a system. */
  domainRef?: string;
  /** Full refs, lower case. */
  ownerRefs: string[];
  /** Of a group: whether somebody belongs to it. */
  hasMembers?: boolean;
  /** Whether it names a contact itself: of a group or person mail, chat or on-call, of all others the link to an on-call rota. */
  hasContact?: boolean;
  /** The person or group whom its entry names as on call; full ref, lower case. */
  onCallRef?: string;
  search: EntitySearchValue[];
  /** The trimmed entity. */
  entityJson: string;
  contentHash: string;
}

/**
 * The key of the row that stands for all rows that found no room. A condition that asks for the absence of something
 * must not hold for an entity that carries it.
 *
 * @internal
 */
export const INCOMPLETE_SEARCH_KEY = '*';
