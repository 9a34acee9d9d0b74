/** Whom things wait for. @internal */
export interface WaitingPerson {
  userRef: string;
  /** The person and their own groups. */
  ownRefs: string[];
  /** With the groups above. */
  groupRefs: string[];
}
