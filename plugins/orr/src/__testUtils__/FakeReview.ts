import {
  Amendment,
  Answer,
  AnswerException,
  CopySource,
  DisclosureItem,
  DispositionItem,
  EarlierAnswers,
  EntityFacts,
  EscalationItem,
  PresentPerson,
  ReviewAssignment,
  ReviewDetail,
  ReviewComments,
  Scrutiny,
  SiblingAnswer,
  SnapshotComparison,
  SnapshotDetail,
  SnapshotList,
  SuggestedReviewer,
} from 'backstage-plugin-orr-common';

/** One review in memory, with what is around it. */
export class FakeReview {
  userRef = 'user:default/ada';
  /** Latest first. */
  snapshots: SnapshotDetail[] = [];
  earlierDecision: SnapshotList['earlierDecision'];
  /** What is read where two snapshots are compared. */
  comparison?: SnapshotComparison;
  comments: ReviewComments = { threads: [], mayComment: true };
  scrutiny: Scrutiny = {
    looks: [],
    rounds: [],
    signOffs: [],
    assignment: { declined: [] },
    may: {
      look: false,
      assign: false,
      requestChanges: false,
      withdraw: false,
      extendConditions: false,
      lookAtSample: false,
      signOffSectionIds: [],
      meetConditionIds: [],
    },
  };
  reviewers: SuggestedReviewer[] = [];
  /** Who else has the review open. */
  people: PresentPerson[] = [];
  /** Whether pages hear that something was saved, as they do after some seconds. */
  tellsOfAnswers = false;
  /** Every answer that was saved here, oldest first. */
  readonly history: Answer[] = [];
  facts: EntityFacts = {
    entityRef: 'component:default/payments',
    facts: [],
    source: 'catalog',
    seenAt: '2026-03-01T10:42:00.000Z',
    checklists: [],
  };
  earlier: EarlierAnswers = { answers: [] };
  /** Of every question. */
  siblings: SiblingAnswer[] = [];
  copySources: CopySource[] = [];
  findings: DispositionItem[] = [];
  mayPropose = false;
  amendments: Amendment[] = [];
  mayAmend = false;
  disclosures: DisclosureItem[] = [];
  mayDisclose = false;
  escalations: EscalationItem[] = [];
  mayEscalate = false;
  /** How many actions the next filling of the backlog adds. */
  backlogAdds = 0;

  constructor(public review?: ReviewDetail) {}

  /** Who sees to the decision from now on. */
  assign(change: Partial<ReviewAssignment>): ReviewAssignment {
    const assignment = { ...this.scrutiny.assignment, ...change };
    this.scrutiny = { ...this.scrutiny, assignment };
    return assignment;
  }

  /** An answer as somebody else saves it. */
  answerAs(
    userRef: string,
    answer: Partial<Answer> & { questionId: string },
  ): Answer {
    const current = this.review!.answers.find(
      item => item.questionId === answer.questionId,
    );
    const saved: Answer = {
      statement: null,
      evidence: [],
      answeredAt: '2026-03-02T10:42:00.000Z',
      ...answer,
      answeredBy: userRef,
      revision: (current?.revision ?? 0) + 1,
    };
    const others = this.review!.answers.filter(item => item !== current);
    this.review = { ...this.review!, answers: [...others, saved] };
    this.history.push(saved);
    return saved;
  }

  /** What differs for one covered entity, as somebody else saves it. */
  exceptAs(
    userRef: string,
    exception: Partial<AnswerException> &
      Pick<AnswerException, 'questionId' | 'entityRef'>,
  ): AnswerException {
    const current = this.review!.exceptions.find(
      item =>
        item.questionId === exception.questionId &&
        item.entityRef === exception.entityRef,
    );
    const saved: AnswerException = {
      statement: null,
      evidence: [],
      answeredAt: '2026-03-02T10:42:00.000Z',
      ...exception,
      answeredBy: userRef,
      revision: (current?.revision ?? 0) + 1,
    };
    const others = this.review!.exceptions.filter(item => item !== current);
    this.review = { ...this.review!, exceptions: [...others, saved] };
    this.history.push(saved);
    return saved;
  }

  /** The review is in another state. */
  move(state: ReviewDetail['review']['state']): ReviewDetail {
    const detail = this.review!;
    this.review = {
      ...detail,
      review: {
        ...detail.review,
        state,
        revision: detail.review.revision + 1,
      },
    };
    return this.review;
  }
}
