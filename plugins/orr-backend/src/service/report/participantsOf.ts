import {
  isSameRef,
  ReviewDetail,
  ReviewReport,
  Snapshot,
} from 'backstage-plugin-orr-common';

/** Who had a part in it, whoever gave most answers first. @internal */
export function participantsOf({
  detail,
  snapshot,
}: {
  detail: ReviewDetail;
  snapshot: Snapshot;
}): ReviewReport['participants'] {
  const { review, decision } = detail;
  const answers = [...snapshot.answers, ...(snapshot.exceptions ?? [])];
  const refs = new Set([
    review.driverRef,
    snapshot.createdBy,
    ...answers.map(({ answeredBy }) => answeredBy),
    ...(decision ? [decision.decidedBy] : []),
  ]);
  return [...refs]
    .map(userRef => {
      const given = answers.filter(({ answeredBy }) =>
        isSameRef(answeredBy, userRef),
      ).length;
      const is = (ref: string | undefined) =>
        ref !== undefined && isSameRef(ref, userRef);
      const roles: ReviewReport['participants'][number]['roles'] = [
        ...(is(review.driverRef) ? (['driver'] as const) : []),
        ...(given ? (['answerer'] as const) : []),
        ...(is(snapshot.createdBy) ? (['submitter'] as const) : []),
        ...(is(decision?.decidedBy) ? (['decider'] as const) : []),
      ];
      return { userRef, answers: given, roles };
    })
    .sort(
      (one, other) =>
        other.answers - one.answers || one.userRef.localeCompare(other.userRef),
    );
}
