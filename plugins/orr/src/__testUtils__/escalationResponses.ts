import { Escalation, EscalationItem } from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { FakeReview } from './FakeReview';
import { refusal } from './refusal';

/** When the fake does what it is asked for. */
const NOW = '2026-03-04T12:30:00.000Z';

function end(
  fake: FakeReview,
  escalationId: string,
  change: Partial<Escalation>,
): EscalationItem {
  const open = fake.escalations.find(
    ({ escalation }) => escalation.id === escalationId,
  );
  if (!open) {
    throw refusal(404, 'No such escalation');
  }
  const ended = {
    escalation: { ...open.escalation, ...change },
    may: { answer: false, withdraw: false },
  };
  fake.escalations = fake.escalations.map(item =>
    item === open ? ended : item,
  );
  return ended;
}

/** Gaps that are taken to somebody else. */
export const escalationResponses = {
  listEscalations: fake => ({
    items: fake.escalations,
    may: { escalate: fake.mayEscalate },
  }),

  escalateGap: (fake, { body }) => {
    const { mutationId: _, to, ...said } = body;
    const item: EscalationItem = {
      escalation: {
        ...said,
        id: `escalation-${fake.escalations.length + 1}`,
        reviewId: fake.review!.review.id,
        toRef: to,
        state: 'open',
        raisedBy: fake.userRef,
        raisedAt: NOW,
      },
      may: { answer: false, withdraw: true },
    };
    fake.escalations = [...fake.escalations, item];
    return item;
  },

  answerEscalation: (fake, { params, body }) =>
    end(fake, params.escalationId, {
      state: 'answered',
      answer: body.answer,
      answeredBy: fake.userRef,
      answeredAt: NOW,
    }),

  withdrawEscalation: (fake, { params }) =>
    end(fake, params.escalationId, { state: 'withdrawn', withdrawnAt: NOW }),
} satisfies FakeResponses;
