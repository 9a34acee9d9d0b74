import { ChecklistVersion, judgeSnapshot } from 'backstage-plugin-orr-common';
import { SnapshotContent } from '../../database/DatabaseSnapshotStore';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { sparedIn } from '../coverage/sparedIn';
import { withFacts } from '../facts/ReviewFacts';

/** The decision as it was, for the one entity. @internal */
export function judgedThen(options: {
  entity: StoredEntity;
  decision: StoredDecision;
  content: SnapshotContent;
  checklist: ChecklistVersion;
  timeZone: string;
}) {
  const { entity, decision, content, checklist, timeZone } = options;
  const { entityRef } = entity;
  const own = (content.exceptions ?? []).filter(
    exception => exception.entityRef === entityRef,
  );
  return {
    answers: Object.fromEntries(
      [...content.answers, ...own].map(answer => [answer.questionId, answer]),
    ),
    judgement: judgeSnapshot({
      checklist: checklist.document,
      kind: decision.reviewKind,
      createdAt: decision.decidedAt,
      createdBy: decision.decidedBy,
      answers: content.answers,
      exceptions: own,
      dispositions: content.state?.dispositions ?? [],
      looks: decision.looks ?? [],
      confirmed: [
        ...decision.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(decision.confirmedExceptions ?? []).filter(
          exception => exception.entityRef === entityRef,
        ),
      ],
      covered: withFacts(
        [
          {
            entityRef,
            entity: entity.entity,
            sparedQuestionIds: sparedIn(content, entityRef),
          },
        ],
        content.state?.questionFacts,
      ),
      timeZone,
    }),
  };
}
