import {
  Answer,
  AnswerException,
  CopySource,
  EarlierAnswers,
  EntityFacts,
  OperationId,
  OrrApi,
  PresentPerson,
  ReviewDetail,
  SiblingAnswer,
  Scrutiny,
  SnapshotDetail,
  SnapshotList,
} from 'backstage-plugin-orr-common';

/** One request as it reached the fake. */
interface FakeCall<TId extends OperationId = OperationId> {
  operation: TId;
  input: Parameters<OrrApi[TId]>[0];
}

/** An error as the client makes it of a refused request. */
export function refusal(
  status: number,
  message: string,
  rest: Record<string, unknown> = {},
): Error {
  return Object.assign(new Error(`Request failed with ${status}`), {
    name: 'ResponseError',
    statusCode: status,
    body: {
      error: { name: 'Error', message, ...rest },
      response: { statusCode: status },
    },
  });
}

/** What a browser's fetch rejects with when nothing answers. */
export const unreachable = () => new TypeError('Failed to fetch');

const markOf = ({ review: { state, revision } }: ReviewDetail) => ({
  state,
  revision,
});

/**
 * A backend in memory that keeps one review and records what it is asked. A failure that is queued for an operation
 * is the answer to its next request; `lost` ones are carried out all the same, as when an acknowledgement is lost.
 * Every other operation is refused: `createFakeOrrApi` is for tests that prepare the answers call by call.
 */
export class FakeOrrApi implements OrrApi {
  readonly calls: FakeCall[] = [];
  review: ReviewDetail | undefined;
  userRef = 'user:default/ada';
  /** Latest first. */
  snapshots: SnapshotDetail[] = [];
  earlierDecision: SnapshotList['earlierDecision'];
  scrutiny: Scrutiny = {
    looks: [],
    rounds: [],
    may: {
      look: false,
      requestChanges: false,
      withdraw: false,
      extendConditions: false,
      lookAtSample: false,
      meetConditionIds: [],
    },
  };
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
  readonly #failures: {
    operation: OperationId;
    error: Error;
    lost: boolean;
  }[] = [];
  readonly #held: { operation: OperationId; release: Promise<void> }[] = [];
  readonly #results = new Map<string, unknown>();

  constructor(options: { review?: ReviewDetail } = {}) {
    this.review = options.review;
  }

  /** The next request of an operation fails. */
  fail(
    operation: OperationId,
    error: Error,
    options: { lost?: boolean } = {},
  ): void {
    this.#failures.push({ operation, error, lost: options.lost ?? false });
  }

  /** The next request of an operation is answered once the returned function was called. */
  hold(operation: OperationId): () => void {
    let release = () => {};
    this.#held.push({
      operation,
      release: new Promise(resolve => (release = resolve)),
    });
    return () => release();
  }

  callsOf<TId extends OperationId>(operation: TId): FakeCall<TId>['input'][] {
    return this.calls
      .filter(call => call.operation === operation)
      .map(call => call.input) as FakeCall<TId>['input'][];
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

  listChecklists: OrrApi['listChecklists'] = this.#unprepared('listChecklists');
  getChecklistVersion: OrrApi['getChecklistVersion'] = this.#unprepared(
    'getChecklistVersion',
  );
  getEntityReadiness: OrrApi['getEntityReadiness'] =
    this.#unprepared('getEntityReadiness');
  getEntityOverview: OrrApi['getEntityOverview'] =
    this.#unprepared('getEntityOverview');
  listEntityReviews: OrrApi['listEntityReviews'] =
    this.#unprepared('listEntityReviews');
  getSystemCoverage: OrrApi['getSystemCoverage'] =
    this.#unprepared('getSystemCoverage');
  listReadiness: OrrApi['listReadiness'] = this.#unprepared('listReadiness');
  getReadinessFacets: OrrApi['getReadinessFacets'] =
    this.#unprepared('getReadinessFacets');
  listEntityChanges: OrrApi['listEntityChanges'] =
    this.#unprepared('listEntityChanges');
  exportEntityChangesCsv: OrrApi['exportEntityChangesCsv'] = this.#unprepared(
    'exportEntityChangesCsv',
  );
  exportEntityChangesJson: OrrApi['exportEntityChangesJson'] = this.#unprepared(
    'exportEntityChangesJson',
  );
  verifyHistory: OrrApi['verifyHistory'] = this.#unprepared('verifyHistory');
  previewErasure: OrrApi['previewErasure'] = this.#unprepared('previewErasure');
  getMyReadiness: OrrApi['getMyReadiness'] = this.#unprepared('getMyReadiness');
  listWaiting: OrrApi['listWaiting'] = this.#unprepared('listWaiting');
  eraseContent: OrrApi['eraseContent'] = this.#unprepared('eraseContent');
  listEntityMoves: OrrApi['listEntityMoves'] =
    this.#unprepared('listEntityMoves');
  listWaitingEntityMoves: OrrApi['listWaitingEntityMoves'] = this.#unprepared(
    'listWaitingEntityMoves',
  );
  previewEntityMove: OrrApi['previewEntityMove'] =
    this.#unprepared('previewEntityMove');
  previewReassignment: OrrApi['previewReassignment'] = this.#unprepared(
    'previewReassignment',
  );
  reassign: OrrApi['reassign'] = this.#unprepared('reassign');
  moveEntity: OrrApi['moveEntity'] = this.#unprepared('moveEntity');
  exportReadiness: OrrApi['exportReadiness'] =
    this.#unprepared('exportReadiness');
  createReview: OrrApi['createReview'] = this.#unprepared('createReview');
  getOpenApi: OrrApi['getOpenApi'] = this.#unprepared('getOpenApi');
  getProgramme: OrrApi['getProgramme'] = this.#unprepared('getProgramme');
  updateProgramme: OrrApi['updateProgramme'] =
    this.#unprepared('updateProgramme');
  getProgrammeCoverage: OrrApi['getProgrammeCoverage'] = this.#unprepared(
    'getProgrammeCoverage',
  );
  getProgrammeSetup: OrrApi['getProgrammeSetup'] =
    this.#unprepared('getProgrammeSetup');
  previewScope: OrrApi['previewScope'] = this.#unprepared('previewScope');
  listExemptions: OrrApi['listExemptions'] = this.#unprepared('listExemptions');
  requestExemption: OrrApi['requestExemption'] =
    this.#unprepared('requestExemption');
  decideExemption: OrrApi['decideExemption'] =
    this.#unprepared('decideExemption');
  withdrawExemption: OrrApi['withdrawExemption'] =
    this.#unprepared('withdrawExemption');
  endExemption: OrrApi['endExemption'] = this.#unprepared('endExemption');
  extendCondition: OrrApi['extendCondition'] =
    this.#unprepared('extendCondition');
  lookAtSample: OrrApi['lookAtSample'] = this.#unprepared('lookAtSample');
  listEntityDecisions: OrrApi['listEntityDecisions'] = this.#unprepared(
    'listEntityDecisions',
  );

  listAnswers: OrrApi['listAnswers'] = input =>
    this.#carryOut('listAnswers', input, async () => ({
      items: this.review!.answers,
      exceptions: this.review!.exceptions,
      at: '2026-03-02T10:00:00.000Z',
      review: markOf(this.review!),
    }));

  listAnswerHistory: OrrApi['listAnswerHistory'] = input =>
    this.#carryOut('listAnswerHistory', input, async () => ({
      items: this.history
        .filter(
          answer =>
            answer.questionId === input.params.questionId &&
            answer.entityRef === input.query?.entityRef,
        )
        .reverse(),
    }));

  notePresence: OrrApi['notePresence'] = input =>
    this.#carryOut('notePresence', input, async () => ({
      people: this.people,
      answersAt: this.tellsOfAnswers
        ? this.history[this.history.length - 1]?.answeredAt
        : undefined,
      review: markOf(this.review!),
    }));

  getReview: OrrApi['getReview'] = input =>
    this.#carryOut('getReview', input, async () => {
      if (!this.review) {
        throw refusal(404, 'No such review');
      }
      return this.review;
    });

  saveAnswer: OrrApi['saveAnswer'] = input =>
    this.#carryOut('saveAnswer', input, async () =>
      this.#once(input.body.mutationId, () => {
        const { questionId } = input.params;
        const { entityRef } = input.body;
        const known: Answer[] = entityRef
          ? this.review!.exceptions
          : this.review!.answers;
        const current = known.find(
          answer =>
            answer.questionId === questionId && answer.entityRef === entityRef,
        );
        if ((current?.revision ?? 0) !== input.body.revision) {
          throw refusal(409, 'The answer was changed', { current });
        }
        const { statement, note, evidence = [] } = input.body;
        if (entityRef) {
          return this.exceptAs(this.userRef, {
            questionId,
            entityRef,
            statement,
            note,
            evidence,
          });
        }
        return this.answerAs(this.userRef, {
          questionId,
          statement,
          note,
          evidence,
        });
      }),
    );

  getEntityFacts: OrrApi['getEntityFacts'] = input =>
    this.#carryOut('getEntityFacts', input, async () => this.facts);

  getEarlierAnswers: OrrApi['getEarlierAnswers'] = input =>
    this.#carryOut('getEarlierAnswers', input, async () => this.earlier);

  listSiblingAnswers: OrrApi['listSiblingAnswers'] = input =>
    this.#carryOut('listSiblingAnswers', input, async () => ({
      items: this.siblings,
    }));

  listCopySources: OrrApi['listCopySources'] = input =>
    this.#carryOut('listCopySources', input, async () => ({
      items: this.copySources,
    }));

  copyAnswer: OrrApi['copyAnswer'] = input =>
    this.#carryOut('copyAnswer', input, async () =>
      this.#once(input.body.mutationId, () => {
        const { questionId } = input.params;
        const { fromReviewId } = input.body;
        const source =
          this.siblings.find(({ reviewId }) => reviewId === fromReviewId)
            ?.answer ??
          this.earlier.answers.find(item => item.questionId === questionId)!;
        return this.answerAs(this.userRef, {
          questionId,
          statement: source.statement,
          note: source.note,
          evidence: source.evidence,
          copiedFrom: {
            reviewId: fromReviewId,
            answeredBy: source.answeredBy,
            answeredAt: source.answeredAt,
          },
        });
      }),
    );

  submitReview: OrrApi['submitReview'] = input =>
    this.#carryOut('submitReview', input, async () =>
      this.#once(input.body.mutationId, () => {
        const detail = this.review!;
        this.review = {
          ...detail,
          review: {
            ...detail.review,
            state: 'submitted',
            revision: detail.review.revision + 1,
          },
          may: { ...detail.may, update: false },
          snapshot: {
            id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
            sequence: 1,
            contentHash: 'hash',
            createdBy: this.userRef,
            createdAt: '2026-03-02T11:00:00.000Z',
            message: input.body.message,
            ownerRefs: detail.entity.ownerRefs,
            answers: detail.answers,
          },
        };
        return this.review;
      }),
    );

  decideReview: OrrApi['decideReview'] = input =>
    this.#carryOut('decideReview', input, async () =>
      this.#once(input.body.mutationId, () => {
        const detail = this.review!;
        const {
          outcome,
          reason,
          snapshotId,
          conditions = [],
          confirmedQuestionIds = [],
        } = input.body;
        this.review = {
          ...detail,
          review: {
            ...detail.review,
            state: 'decided',
            revision: detail.review.revision + 1,
          },
          may: { update: false, decide: false },
          decision: {
            id: 'decision-1',
            reviewId: detail.review.id,
            reviewKind: detail.review.kind,
            snapshotId,
            checklistVersion: detail.review.checklistVersion,
            outcome,
            reason,
            decidedBy: this.userRef,
            decidedAt: '2026-03-02T12:00:00.000Z',
            confirmedQuestionIds,
            conditions: conditions.map((condition, index) => ({
              ...condition,
              id: `condition-${index}`,
            })),
          },
        };
        return this.review;
      }),
    );

  getScrutiny: OrrApi['getScrutiny'] = input =>
    this.#carryOut('getScrutiny', input, async () => this.scrutiny);

  markLooked: OrrApi['markLooked'] = input =>
    this.#carryOut('markLooked', input, async () =>
      this.#once(input.body.mutationId, () => {
        const { questionId } = input.params;
        const { answerRevision, looked = true } = input.body;
        const lookedBy = this.userRef;
        const others = this.scrutiny.looks.filter(
          look => look.questionId !== questionId || look.lookedBy !== lookedBy,
        );
        const lookedAt = '2026-03-02T11:30:00.000Z';
        const looks = looked
          ? [...others, { questionId, answerRevision, lookedBy, lookedAt }]
          : others;
        this.scrutiny = { ...this.scrutiny, looks };
        return { looks: looks.filter(look => look.questionId === questionId) };
      }),
    );

  requestChanges: OrrApi['requestChanges'] = input =>
    this.#carryOut('requestChanges', input, async () =>
      this.#once(input.body.mutationId, () => this.#move('changesRequested')),
    );

  replyToChangeRequest: OrrApi['replyToChangeRequest'] = input =>
    this.#carryOut('replyToChangeRequest', input, async () =>
      this.#once(input.body.mutationId, () => {
        const [round, ...earlier] = this.scrutiny.rounds;
        const { reply: _before, ...asked } = round.requests.find(
          request => request.id === input.params.requestId,
        )!;
        const { reply } = input.body;
        const replied = {
          ...asked,
          ...(reply !== null && {
            reply: {
              text: reply,
              repliedBy: this.userRef,
              repliedAt: '2026-03-02T11:45:00.000Z',
            },
          }),
        };
        const requests = round.requests.map(request =>
          request.id === replied.id ? replied : request,
        );
        this.scrutiny = {
          ...this.scrutiny,
          rounds: [{ ...round, requests }, ...earlier],
        };
        return replied;
      }),
    );

  withdrawReview: OrrApi['withdrawReview'] = input =>
    this.#carryOut('withdrawReview', input, async () =>
      this.#once(input.body.mutationId, () => this.#move('withdrawn')),
    );

  meetCondition: OrrApi['meetCondition'] = input =>
    this.#carryOut('meetCondition', input, async () =>
      this.#once(input.body.mutationId, () => {
        const { url, note } = input.body;
        const decision = this.review!.decision!;
        return {
          ...decision,
          conditions: decision.conditions.map(condition =>
            condition.id === input.params.conditionId
              ? {
                  ...condition,
                  metAt: '2026-03-05T09:00:00.000Z',
                  metBy: this.userRef,
                  metUrl: url,
                  metNote: note,
                }
              : condition,
          ),
        };
      }),
    );

  listSnapshots: OrrApi['listSnapshots'] = input =>
    this.#carryOut('listSnapshots', input, async () => ({
      items: this.snapshots.map(({ reviewId, snapshot }) => ({
        ...snapshot,
        reviewId,
      })),
      earlierDecision: this.earlierDecision,
    }));

  getSnapshot: OrrApi['getSnapshot'] = input =>
    this.#carryOut('getSnapshot', input, async () => {
      const found = this.snapshots.find(
        ({ snapshot }) => snapshot.id === input.params.snapshotId,
      );
      if (!found) {
        throw refusal(404, 'No such snapshot');
      }
      return found;
    });

  #move(state: ReviewDetail['review']['state']): ReviewDetail {
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

  #unprepared<TId extends OperationId>(operation: TId): OrrApi[TId] {
    const method = (input: Parameters<OrrApi[TId]>[0]) =>
      this.#carryOut(operation, input, async () => {
        throw refusal(404, `Nothing was prepared for ${operation}`);
      });
    return method as unknown as OrrApi[TId];
  }

  /** A write that comes again under its mutation id gets its first result. */
  #once<T>(mutationId: string, write: () => T): T {
    if (!this.#results.has(mutationId)) {
      this.#results.set(mutationId, write());
    }
    return this.#results.get(mutationId) as T;
  }

  async #carryOut<T>(
    operation: OperationId,
    input: unknown,
    act: () => Promise<T>,
  ): Promise<T> {
    this.calls.push({ operation, input } as FakeCall);
    const failure = this.#take(this.#failures, operation);
    await this.#take(this.#held, operation)?.release;
    if (failure && !failure.lost) {
      throw failure.error;
    }
    const result = await act();
    if (failure) {
      throw failure.error;
    }
    return result;
  }

  #take<T extends { operation: OperationId }>(
    queue: T[],
    operation: OperationId,
  ): T | undefined {
    const at = queue.findIndex(item => item.operation === operation);
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  }
}
