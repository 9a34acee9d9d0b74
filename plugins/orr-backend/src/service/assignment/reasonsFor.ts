import { isSameRef, ReviewerReason } from 'backstage-plugin-orr-common';

/** Somebody, or a group whose members are suggested as reviewers, and why. @internal */
export interface ReviewerSource extends ReviewerReason {
  /** Full ref of the person or the group. */
  ref: string;
}

/** What weighs most first. @internal */
export const REASON_KINDS: readonly ReviewerReason['kind'][] = [
  'reviewerGroup',
  'named',
  'dependsOn',
  'consumesApi',
  'dependencyOf',
  'providesApi',
  'owner',
];

/** More would not be read. */
const TOLD = 5;

/** Why a person is suggested, by all that they are or belong to. @internal */
export function reasonsFor(
  memberships: string[],
  sources: ReviewerSource[],
): ReviewerReason[] {
  const reasons = sources
    .filter(({ ref }) => memberships.some(own => isSameRef(own, ref)))
    .map(({ kind, entity }) => ({ kind, ...(entity && { entity }) }))
    .sort(
      (one, other) =>
        REASON_KINDS.indexOf(one.kind) - REASON_KINDS.indexOf(other.kind),
    );
  // Somebody may own a thing through two of its groups.
  const unique = new Map(
    reasons.map(reason => [
      `${reason.kind} ${reason.entity?.entityRef ?? ''}`,
      reason,
    ]),
  );
  return [...unique.values()].slice(0, TOLD);
}
