import { ReviewReport } from 'backstage-plugin-orr-common';

/** Whoever and whatever a report names, by full ref, each once. @internal */
export function refsOf(report: ReviewReport): string[] {
  const answers = report.sections.flatMap(section =>
    section.answers.flatMap(({ answer, exceptions = [] }) => [
      ...(answer ? [answer] : []),
      ...exceptions.map(exception => exception.answer),
    ]),
  );
  return [
    ...new Set(
      [
        ...report.entity.ownerRefs,
        ...(report.entity.coveredEntityRefs ?? []),
        report.snapshot.createdBy,
        ...report.participants.map(({ userRef }) => userRef),
        ...report.sections.flatMap(({ signOff }) => [
          ...(signOff?.by ?? []),
          ...(signOff?.signOffs ?? []).map(({ signedBy }) => signedBy),
        ]),
        ...report.decisions.flatMap(({ decision }) => [
          decision.decidedBy,
          ...decision.conditions.map(({ ownerRef }) => ownerRef),
        ]),
        ...report.risks.flatMap(({ dispositions }) =>
          dispositions.flatMap(({ ownerRef, decidedBy }) => [
            ownerRef,
            decidedBy,
          ]),
        ),
        ...report.sections.flatMap(section =>
          section.answers.map(({ vouched }) => vouched?.voucherRef),
        ),
        ...answers.flatMap(({ answeredBy, entityRef, statement }) => [
          answeredBy,
          entityRef,
          statement?.kind === 'toBeResearched'
            ? statement.assigneeRef
            : undefined,
        ]),
      ].filter((ref): ref is string => ref !== undefined),
    ),
  ];
}
