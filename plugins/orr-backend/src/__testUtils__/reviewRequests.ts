import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

const named = (body: object) => ({ mutationId: randomUUID(), ...body });

/** One well-formed request for every operation on a review and its answers. @internal */
export function reviewRequests(known: {
  /** The paths of the review and of its entity. */
  review: string;
  entity: string;
  entityRef: string;
  checklistId: string;
}) {
  const { review, entity, entityRef, checklistId } = known;
  return {
    createReview: [
      '/reviews',
      named({ entityRef, checklistId, kind: 'launch' }),
    ],
    getReview: [review],
    saveAnswer: [
      `${review}/answers/system-picture`,
      named({
        revision: 99,
        statement: { kind: 'practice', value: 'yes' },
        evidence: [],
      }),
    ],
    affirmAnswers: [
      `${review}/affirm`,
      named({ answers: [{ questionId: 'system-picture', revision: 99 }] }),
    ],
    listAnswers: [`${review}/answers`],
    listAnswerHistory: [`${review}/answers/system-picture/history`],
    notePresence: [`${review}/presence`, { sessionId: randomUUID() }],
    copyAnswer: [
      `${review}/answers/system-picture/copies`,
      named({ revision: 99, fromReviewId: randomUUID() }),
    ],
    listSiblingAnswers: [`${review}/answers/system-picture/siblings`],
    getEarlierAnswers: [`${review}/earlier-answers`],
    listCopySources: [`${review}/copy-sources`],
    submitReview: [`${review}/submissions`, named({ revision: 99 })],
    decideReview: [
      `${review}/decisions`,
      named({
        revision: 99,
        snapshotId: randomUUID(),
        outcome: 'noGo',
        reason: 'No',
      }),
    ],
    getScrutiny: [`${review}/scrutiny`],
    markLooked: [
      `${review}/answers/system-picture/looks`,
      named({ answerRevision: 99 }),
    ],
    requestChanges: [
      `${review}/change-requests`,
      named({
        revision: 99,
        snapshotId: randomUUID(),
        requests: [{ questionId: 'system-picture', text: 'More' }],
      }),
    ],
    signOffSection: [
      `${review}/sign-offs`,
      named({
        snapshotId: randomUUID(),
        sectionId: 'not-asked',
        verdict: 'signed',
      }),
    ],
    replyToChangeRequest: [
      `${review}/change-requests/${randomUUID()}`,
      named({ reply: 'No' }),
    ],
    listReviewers: [`${review}/reviewers`],
    takeReview: [
      `${review}/takings`,
      named({ holderRef: 'user:default/nobody' }),
    ],
    declineReview: [
      `${review}/declines`,
      named({ holderRef: 'user:default/nobody' }),
    ],
    giveReview: [
      `${review}/givings`,
      named({
        holderRef: 'user:default/nobody',
        personRef: 'user:default/nobody',
      }),
    ],
    listComments: [`${review}/comments`],
    startThread: [
      `${review}/threads`,
      named({ questionId: 'not-asked', text: 'Which region?' }),
    ],
    replyToThread: [
      `${review}/threads/${randomUUID()}/comments`,
      named({ text: 'The old one' }),
    ],
    editComment: [
      `${review}/comments/${randomUUID()}`,
      named({ revision: 99, text: 'The new one' }),
    ],
    resolveThread: [`${review}/threads/${randomUUID()}/resolutions`, named({})],
    reopenThread: [`${review}/threads/${randomUUID()}/reopenings`, named({})],
    withdrawReview: [`${review}/withdrawals`, named({ revision: 99 })],
    meetCondition: [
      `${review}/conditions/${randomUUID()}/completions`,
      named({ note: 'Done' }),
    ],
    extendCondition: [
      `${review}/conditions/${randomUUID()}/extensions`,
      named({ dueOn: '2030-01-01', reason: 'Later' }),
    ],
    lookAtSample: [
      `${review}/sample-looks`,
      named({ finding: 'agreed', note: 'As it is' }),
    ],
    listDisclosures: [`${review}/disclosures`],
    discloseGap: [
      `${review}/disclosures`,
      named({
        questionId: 'nothing-of-that-name',
        statement: { kind: 'practice', value: 'no' },
        note: 'It was switched off',
      }),
    ],
    closeDisclosure: [
      `${review}/disclosures/${randomUUID()}/closings`,
      named({ note: 'It is on again' }),
    ],
    setReviewPhase: [
      `${review}/phase`,
      named({ phase: 'design', known: 'operate' }),
    ],
    listEscalations: [`${review}/escalations`],
    escalateGap: [
      `${review}/escalations`,
      named({
        questionId: 'nothing-of-that-name',
        to: 'user:default/nobody',
        situation: 'The pipeline is not ours',
        criticality: 'All orders go through it',
        who: 'Everybody who buys',
        impact: 'A bad release stays',
        urgency: 'Before the launch',
        remedy: 'A way back',
      }),
    ],
    answerEscalation: [
      `${review}/escalations/${randomUUID()}/answers`,
      named({ answer: 'It is planned' }),
    ],
    withdrawEscalation: [
      `${review}/escalations/${randomUUID()}/withdrawals`,
      named({}),
    ],
    affirmOwnership: [
      `${entity}/ownership-affirmations`,
      named({ checklistId, decisionId: randomUUID() }),
    ],
    listAmendments: [`${review}/amendments`],
    amendAnswer: [
      `${review}/amendments`,
      named({
        questionId: 'nothing-of-that-name',
        revision: 0,
        note: 'As it was meant',
      }),
    ],
    getReviewReport: [`${review}/report`],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
