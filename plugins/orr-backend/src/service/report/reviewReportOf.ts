import {
  Answer,
  AnswerException,
  choiceTitlesOf,
  Confirmation,
  CoverageJudgement,
  CoveredEntity,
  compareByPlan,
  dispositionsAt,
  EntityDecision,
  gateOf,
  improvementsOf,
  isGap,
  judgeCoverage,
  judgedDispositions,
  Question,
  QuestionJudgement,
  ReportAnswer,
  ReportRisk,
  ReportTotals,
  ReviewDetail,
  ReviewReport,
  Section,
  SignOffSection,
  Snapshot,
} from 'backstage-plugin-orr-common';

import { withFacts } from '../facts/ReviewFacts';
import { participantsOf } from './participantsOf';
import { vouchedOf } from './vouchedOf';

/** What a report is made of. @internal */
export interface ReportSources {
  /** As the reader may see it. */
  detail: ReviewDetail;
  /** As the reader may see it. */
  snapshot: Snapshot;
  /** What the review is about, for which questions apply. */
  covered: CoveredEntity[];
  decisions: EntityDecision[];
  /** How the sections stand that somebody is to sign off. */
  signOffs: SignOffSection[];
  standing?: ReviewReport['standing'];
  now: Date;
}

interface AskedQuestion {
  question: Question;
  section: Section;
  /** The worst over all that the review is about. */
  judgement: QuestionJudgement;
  /** Of the answer that all share. */
  common: QuestionJudgement;
}

/** Builds the document of one submission; nothing is read. @internal */
export function reviewReportOf(sources: ReportSources): ReviewReport {
  const { detail, snapshot, decisions, signOffs, standing, now } = sources;
  const { review, entity, checklist, timeZone } = detail;
  const judgement = judge(sources);
  const asked = askedOf(checklist.document.sections, judgement);
  const { id, sequence, contentHash, createdBy, createdAt, message } = snapshot;
  return {
    schemaVersion: 1,
    madeAt: now.toISOString(),
    timeZone,
    entity: {
      entityRef: entity.entityRef,
      title: entity.title ?? entity.name,
      tier: entity.tier,
      lifecycle: entity.lifecycle,
      ownerRefs: snapshot.ownerRefs,
      coveredEntityRefs: snapshot.coveredEntityRefs,
    },
    checklist: {
      id: checklist.checklistId,
      title: checklist.document.title,
      version: checklist.version,
    },
    review,
    snapshot: { id, sequence, contentHash, createdBy, createdAt, message },
    standing,
    totals: totalsOf(judgement),
    successes: asked.flatMap(item =>
      item.judgement.satisfied && item.judgement.rung
        ? [{ ...namedOf(item), rung: item.judgement.rung }]
        : [],
    ),
    risks: risksOf(asked, judgement, sources),
    open: asked
      .filter(item => item.judgement.level === 'UNANSWERED')
      .map(item => ({ ...namedOf(item), gate: gateOf(item.question) })),
    notApplicable: notApplicableOf(asked, snapshot.answers),
    decisions,
    participants: participantsOf(sources),
    sections: judgement.sections.map(({ sectionId, ...totals }) => ({
      id: sectionId,
      title: checklist.document.sections.find(
        section => section.id === sectionId,
      )!.title,
      totals: totalsOf(totals),
      signOff: signOffs.find(section => section.sectionId === sectionId),
      answers: asked
        .filter(({ section }) => section.id === sectionId)
        .map(item => answerOf(item, snapshot)),
    })),
  };
}

/** As it was judged when it was decided, where that was done on this submission; else as of the submission. */
function judge({ detail, snapshot, covered }: ReportSources) {
  const { decision, review, checklist, timeZone } = detail;
  const onThis =
    decision &&
    [decision.snapshotId, decision.ownSnapshotId].includes(snapshot.id)
      ? decision
      : undefined;
  const now = new Date(onThis?.decidedAt ?? snapshot.createdAt);
  const confirmations = onThis
    ? [
        ...onThis.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(onThis.confirmedExceptions ?? []),
      ].map(
        (confirmed): Confirmation => ({
          ...confirmed,
          confirmedBy: onThis.decidedBy,
        }),
      )
    : [];
  const then = dispositionsAt(detail.dispositions, now.toISOString());
  return judgeCoverage({
    checklist: checklist.document,
    kind: review.kind,
    covered: withFacts(covered, snapshot.state?.questionFacts).map(item => ({
      ...item,
      dispositions: judgedDispositions(then, {
        coveredEntityRef: item.entityRef,
      }),
    })),
    answers: Object.fromEntries(
      snapshot.answers.map(answer => [answer.questionId, answer]),
    ),
    exceptions: snapshot.exceptions,
    dispositions: judgedDispositions(then),
    confirmations,
    looks: onThis?.looks,
    now,
    timeZone,
  });
}

function askedOf(
  sections: Section[],
  judgement: CoverageJudgement,
): AskedQuestion[] {
  const of = (judgements: QuestionJudgement[], id: string) =>
    judgements.find(({ questionId }) => questionId === id)!;
  return sections.flatMap(section =>
    section.questions.flatMap(question => {
      const worst = of(judgement.questions, question.id);
      const common = of(judgement.common, question.id);
      return worst.counted
        ? [{ question, section, judgement: worst, common }]
        : [];
    }),
  );
}

function namedOf({ question, section }: AskedQuestion) {
  return {
    questionId: question.id,
    title: question.title,
    sectionTitle: section.title,
  };
}

function totalsOf({
  counts,
  rungs,
  accepted,
  answered,
  total,
  score,
}: ReportTotals): ReportTotals {
  return { counts, rungs, accepted, answered, total, score };
}

function risksOf(
  asked: AskedQuestion[],
  { entities }: CoverageJudgement,
  { detail, snapshot }: ReportSources,
): ReportRisk[] {
  const answers = new Map(
    snapshot.answers.map(answer => [answer.questionId, answer]),
  );
  return asked
    .flatMap(item => {
      const { level } = item.judgement;
      return isGap(level) ? [{ ...item, level }] : [];
    })
    .sort(compareByPlan)
    .map(item => {
      const { question, level } = item;
      const showing = entities
        .filter(({ judgement }) =>
          judgement.questions.some(
            one => one.questionId === question.id && isGap(one.level),
          ),
        )
        .map(({ entityRef }) => entityRef);
      return {
        ...namedOf(item),
        level,
        gate: gateOf(question),
        effect: item.judgement.cell,
        ...(showing.length < entities.length && { entityRefs: showing }),
        improvements: improvementsOf(
          question,
          answers.get(question.id)?.statement,
        ).map(({ title, text }) => ({ title, text })),
        dispositions: detail.dispositions
          .filter(({ questionId }) => questionId === question.id)
          .sort((one, other) => other.proposedAt.localeCompare(one.proposedAt)),
      };
    });
}

function notApplicableOf(asked: AskedQuestion[], answers: Answer[]) {
  return asked.flatMap(item => {
    const statement = answers.find(
      ({ questionId }) => questionId === item.question.id,
    )?.statement;
    return statement?.kind === 'notApplicable'
      ? [{ ...namedOf(item), reason: statement.reason }]
      : [];
  });
}

function answerOf(item: AskedQuestion, snapshot: Snapshot): ReportAnswer {
  const { question, common } = item;
  const { answer: form } = question;
  const answer = snapshot.answers.find(
    ({ questionId }) => questionId === question.id,
  );
  const exceptions = (snapshot.exceptions ?? []).filter(
    ({ questionId, statement }: AnswerException) =>
      questionId === question.id && statement !== null,
  );
  return {
    ...namedOf(item),
    level: common.level,
    rung: common.rung,
    unit: 'unit' in form ? form.unit : undefined,
    choices: choiceTitlesOf(question, answer?.statement),
    answer,
    ...vouchedOf(common, snapshot),
    ...(exceptions.length > 0 && {
      exceptions: exceptions.map(exception => ({
        choices: choiceTitlesOf(question, exception.statement),
        answer: exception,
      })),
    }),
  };
}
