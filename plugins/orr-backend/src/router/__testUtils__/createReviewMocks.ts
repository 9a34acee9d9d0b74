/** Reviews, and what hangs on them. @internal */
export function createReviewMocks() {
  return {
    reviews: {
      createReview: jest.fn(),
      getReview: jest.fn(),
      listEntityReviews: jest.fn(),
      saveAnswer: jest.fn(),
      affirmAnswers: jest.fn(),
      submitReview: jest.fn(),
      decideReview: jest.fn(),
    },
    answerLog: { listAnswers: jest.fn(), listAnswerHistory: jest.fn() },
    facts: { getEntityFacts: jest.fn() },
    presence: { notePresence: jest.fn() },
    scrutiny: {
      getScrutiny: jest.fn(),
      markLooked: jest.fn(),
      requestChanges: jest.fn(),
      replyToChangeRequest: jest.fn(),
      withdrawReview: jest.fn(),
    },
    signOffService: { signOffSection: jest.fn() },
    assignments: {
      listReviewers: jest.fn(),
      takeReview: jest.fn(),
      declineReview: jest.fn(),
      giveReview: jest.fn(),
    },
    comments: {
      listComments: jest.fn(),
      startThread: jest.fn(),
      replyToThread: jest.fn(),
      editComment: jest.fn(),
      resolveThread: jest.fn(),
      reopenThread: jest.fn(),
    },
    dispositions: {
      proposeDisposition: jest.fn(),
      fillBacklog: jest.fn(),
      changeAction: jest.fn(),
      postponeAction: jest.fn(),
      decideDisposition: jest.fn(),
      closeDisposition: jest.fn(),
    },
    amendmentService: {
      listAmendments: jest.fn(),
      amendAnswer: jest.fn(),
    },
    ownershipService: { affirmOwnership: jest.fn() },
    disclosures: {
      listDisclosures: jest.fn(),
      discloseGap: jest.fn(),
      closeDisclosure: jest.fn(),
    },
    escalations: {
      listEscalations: jest.fn(),
      escalateGap: jest.fn(),
      answerEscalation: jest.fn(),
      withdrawEscalation: jest.fn(),
    },
    phases: { setReviewPhase: jest.fn() },
    ticketService: {
      listTicketPlaces: jest.fn(),
      createTicket: jest.fn(),
    },
    followUp: {
      meetCondition: jest.fn(),
      extendCondition: jest.fn(),
      lookAtSample: jest.fn(),
    },
    history: {
      listSnapshots: jest.fn(),
      getSnapshot: jest.fn(),
      createSnapshot: jest.fn(),
      listEntitySnapshots: jest.fn(),
      listEntityDecisions: jest.fn(),
    },
    comparisons: { compareSnapshots: jest.fn() },
    reports: { getReviewReport: jest.fn() },
    reuse: {
      getEarlierAnswers: jest.fn(),
      listSiblingAnswers: jest.fn(),
      listCopySources: jest.fn(),
      copyAnswer: jest.fn(),
    },
  };
}
