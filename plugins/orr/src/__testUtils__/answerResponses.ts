import { Answer, ReviewDetail } from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { refusal } from './refusal';

const markOf = ({ review: { state, revision } }: ReviewDetail) => ({
  state,
  revision,
});

/** How questions are answered, together and with what is known from elsewhere. */
export const answerResponses = {
  saveAnswer: (fake, input) => {
    const { questionId } = input.params;
    const { entityRef } = input.body;
    const known: Answer[] = entityRef
      ? fake.review!.exceptions
      : fake.review!.answers;
    const current = known.find(
      answer =>
        answer.questionId === questionId && answer.entityRef === entityRef,
    );
    if ((current?.revision ?? 0) !== input.body.revision) {
      throw refusal(409, 'The answer was changed', { current });
    }
    const { statement, note, evidence = [] } = input.body;
    if (entityRef) {
      return fake.exceptAs(fake.userRef, {
        questionId,
        entityRef,
        statement,
        note,
        evidence,
      });
    }
    return fake.answerAs(fake.userRef, {
      questionId,
      statement,
      note,
      evidence,
    });
  },

  affirmAnswers: (fake, input) => ({
    answers: input.body.answers.map(({ questionId, revision }) => {
      const current = fake.review!.answers.find(
        answer => answer.questionId === questionId,
      );
      if (!current || current.revision !== revision) {
        throw refusal(409, `The answer to ${questionId} was changed`);
      }
      return fake.answerAs(fake.userRef, {
        ...current,
        answeredAt: '2026-03-02T10:42:00.000Z',
      });
    }),
  }),

  listAnswers: fake => ({
    items: fake.review!.answers,
    exceptions: fake.review!.exceptions,
    at: '2026-03-02T10:00:00.000Z',
    review: markOf(fake.review!),
  }),

  listAnswerHistory: (fake, input) => ({
    items: fake.history
      .filter(
        answer =>
          answer.questionId === input.params.questionId &&
          answer.entityRef === input.query?.entityRef,
      )
      .reverse(),
  }),

  notePresence: fake => ({
    people: fake.people,
    answersAt: fake.tellsOfAnswers
      ? fake.history[fake.history.length - 1]?.answeredAt
      : undefined,
    review: markOf(fake.review!),
  }),

  getEntityFacts: fake => fake.facts,

  getEarlierAnswers: fake => fake.earlier,

  listSiblingAnswers: fake => ({ items: fake.siblings }),

  listCopySources: fake => ({ items: fake.copySources }),

  copyAnswer: (fake, input) => {
    const { questionId } = input.params;
    const { fromReviewId } = input.body;
    const source =
      fake.siblings.find(({ reviewId }) => reviewId === fromReviewId)?.answer ??
      fake.earlier.answers.find(item => item.questionId === questionId)!;
    return fake.answerAs(fake.userRef, {
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
  },
} satisfies FakeResponses;
