import { Amendment } from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { refusal } from './refusal';

/** Small edits of answers after they were decided on. */
export const amendmentResponses = {
  listAmendments: fake => ({
    items: fake.amendments,
    may: { amend: fake.mayAmend },
  }),

  amendAnswer: (fake, { body }) => {
    const { mutationId: _, statement: _statement, ...changed } = body;
    const known = fake.amendments.filter(
      ({ questionId, coveredEntityRef }) =>
        questionId === body.questionId &&
        coveredEntityRef === body.coveredEntityRef,
    );
    if (known.length !== body.revision) {
      throw refusal(409, 'The words or links were changed');
    }
    const { review, decision } = fake.review!;
    const item: Amendment = {
      ...changed,
      id: `amendment-${fake.amendments.length + 1}`,
      reviewId: review.id,
      decisionId: decision!.id,
      revision: known.length + 1,
      amendedBy: fake.userRef,
      amendedAt: '2026-03-04T12:30:00.000Z',
    };
    fake.amendments = [...fake.amendments, item];
    return item;
  },
} satisfies FakeResponses;
