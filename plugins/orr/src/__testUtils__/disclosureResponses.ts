import { DisclosureItem, questionsOf } from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { refusal } from './refusal';

/** When the fake does what it is asked for. */
const NOW = '2026-03-04T12:30:00.000Z';

/** What is said of answers after they were decided on. */
export const disclosureResponses = {
  listDisclosures: fake => ({
    items: fake.disclosures,
    may: { disclose: fake.mayDisclose },
  }),

  discloseGap: (fake, { body }) => {
    const { mutationId: _, ...disclosed } = body;
    const { review, checklist, decision } = fake.review!;
    const item: DisclosureItem = {
      disclosure: {
        ...disclosed,
        id: `disclosure-${fake.disclosures.length + 1}`,
        reviewId: review.id,
        decisionId: decision!.id,
        level: 'HIGH',
        gate: 'blocking',
        disclosedBy: fake.userRef,
        disclosedAt: NOW,
      },
      questionTitle: questionsOf(checklist.document).find(
        ({ id }) => id === body.questionId,
      )!.title,
      counts: true,
      countsFrom: '2099-03-19',
      may: { close: false },
    };
    fake.disclosures = [...fake.disclosures, item];
    return item;
  },

  closeDisclosure: (fake, { params, body }) => {
    const open = fake.disclosures.find(
      ({ disclosure }) => disclosure.id === params.disclosureId,
    );
    if (!open) {
      throw refusal(404, 'No such disclosure');
    }
    const closed: DisclosureItem = {
      ...open,
      counts: false,
      countsFrom: undefined,
      may: { close: false },
      disclosure: {
        ...open.disclosure,
        closedBy: fake.userRef,
        closedAt: NOW,
        closedNote: body.note,
        closedUrl: body.url,
      },
    };
    fake.disclosures = fake.disclosures.map(item =>
      item === open ? closed : item,
    );
    return closed;
  },
} satisfies FakeResponses;
