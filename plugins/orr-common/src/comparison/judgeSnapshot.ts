import { ChecklistDocument, ReviewKind } from '../checklist/checklistDocument';
import { judgedDispositions } from '../finding/governingDisposition';
import { FindingDisposition } from '../finding/findingDisposition';
import { Answer, AnswerException } from '../review/answer';
import { Confirmation } from '../review/disposition';
import { Look } from '../review/look';
import {
  CoverageJudgement,
  CoveredEntity,
  judgeCoverage,
} from '../scoring/judgeCoverage';

/** A frozen copy with all that it was judged by. @internal */
export interface FrozenReview {
  /** The version that was answered. */
  checklist: ChecklistDocument;
  /** The occasion, which decides on the questions that are asked. */
  kind: ReviewKind;
  /** ISO instant at which it was frozen. */
  createdAt: string;
  /** Full ref of who made it: of the copy of a decision, who decided. */
  createdBy: string;
  /** Those that all share. */
  answers: readonly Answer[];
  /** Of single covered entities. */
  exceptions?: readonly AnswerException[];
  /** What had been decided about gaps. */
  dispositions: readonly FindingDisposition[];
  /** Who had looked at which answers. */
  looks: Look[];
  /** The answers that were confirmed one by one, by who made the copy. */
  confirmed: Omit<Confirmation, 'confirmedBy'>[];
  /** What the review is about, for which questions apply. */
  covered: readonly CoveredEntity[];
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** Judges a frozen copy as of the moment it was frozen, by what was known and decided then. @internal */
export function judgeSnapshot(frozen: FrozenReview): CoverageJudgement {
  const { dispositions, covered, timeZone, createdBy } = frozen;
  const now = new Date(frozen.createdAt);
  return judgeCoverage({
    checklist: frozen.checklist,
    kind: frozen.kind,
    covered: covered.map(entity => ({
      ...entity,
      dispositions: judgedDispositions(dispositions, {
        coveredEntityRef: entity.entityRef,
      }),
    })),
    answers: Object.fromEntries(
      frozen.answers.map(answer => [answer.questionId, answer]),
    ),
    exceptions: frozen.exceptions,
    dispositions: judgedDispositions(dispositions),
    confirmations: frozen.confirmed.map(confirmed => ({
      ...confirmed,
      confirmedBy: createdBy,
    })),
    looks: frozen.looks,
    now,
    timeZone,
  });
}
