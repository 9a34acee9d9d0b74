import { FakeResponses } from './FakeResponses';

/** What reviewers do before a decision, and what owners reply. */
export const scrutinyResponses = {
  getScrutiny: fake => fake.scrutiny,

  markLooked: (fake, input) => {
    const { questionId } = input.params;
    const { answerRevision, looked = true } = input.body;
    const lookedBy = fake.userRef;
    const others = fake.scrutiny.looks.filter(
      look => look.questionId !== questionId || look.lookedBy !== lookedBy,
    );
    const lookedAt = '2026-03-02T11:30:00.000Z';
    const looks = looked
      ? [...others, { questionId, answerRevision, lookedBy, lookedAt }]
      : others;
    fake.scrutiny = { ...fake.scrutiny, looks };
    return { looks: looks.filter(look => look.questionId === questionId) };
  },

  signOffSection: (fake, input) => {
    const { sectionId, snapshotId, verdict, note } = input.body;
    const sections = fake.scrutiny.signOffs.map(section =>
      section.sectionId === sectionId
        ? {
            ...section,
            state: verdict,
            signOffs: [
              {
                id: `${fake.userRef} ${sectionId}`,
                sectionId,
                snapshotId,
                verdict,
                note,
                forRef: section.by[0],
                signedBy: fake.userRef,
                signedAt: '2026-03-02T11:40:00.000Z',
                holds: true,
              },
            ],
          }
        : section,
    );
    fake.scrutiny = { ...fake.scrutiny, signOffs: sections };
    return { sections };
  },

  requestChanges: fake => fake.move('changesRequested'),

  replyToChangeRequest: (fake, input) => {
    const [round, ...earlier] = fake.scrutiny.rounds;
    const { reply: _before, ...asked } = round.requests.find(
      request => request.id === input.params.requestId,
    )!;
    const { reply } = input.body;
    const replied = {
      ...asked,
      ...(reply !== null && {
        reply: {
          text: reply,
          repliedBy: fake.userRef,
          repliedAt: '2026-03-02T11:45:00.000Z',
        },
      }),
    };
    const requests = round.requests.map(request =>
      request.id === replied.id ? replied : request,
    );
    fake.scrutiny = {
      ...fake.scrutiny,
      rounds: [{ ...round, requests }, ...earlier],
    };
    return replied;
  },

  listReviewers: fake => ({ items: fake.reviewers }),

  takeReview: fake =>
    fake.assign({
      holder: {
        personRef: fake.userRef,
        state: 'taken',
        by: fake.userRef,
        at: '2026-03-02T11:50:00.000Z',
      },
    }),

  declineReview: (fake, input) =>
    fake.assign({
      holder: undefined,
      declined: [
        {
          personRef: fake.userRef,
          at: '2026-03-02T11:50:00.000Z',
          reason: input.body.reason,
        },
      ],
    }),

  giveReview: (fake, input) =>
    fake.assign({
      holder: {
        personRef: input.body.personRef,
        state: 'given',
        by: fake.userRef,
        at: '2026-03-02T11:50:00.000Z',
      },
    }),

  withdrawReview: fake => fake.move('withdrawn'),
} satisfies FakeResponses;
