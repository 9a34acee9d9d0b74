import { OperationId } from 'backstage-plugin-orr-common';

type Row = [allow: string, deny: string, builtIn: string, custom: string];

/** What shows an entity or a review: for whoever sees it, and reads by policy. */
const ENTITY: Row = [
  'through through through through',
  'refused refused refused through',
  'through through hidden through',
  'through through hidden through',
];

/** Lists, whose content is checked apart: nobody is refused. */
const LIST: Row = [
  'through through through through',
  'through through through through',
  'through through through through',
  'through through through through',
];

/** What is about the organisation: for everybody whom policy lets. */
const ORGANISATION: Row = [
  'through through through through',
  'refused refused refused through',
  'through through through through',
  'through through through through',
];

/** Care of the history, and of what has moved. */
const AUDIT: Row = [
  'through through through through',
  'refused refused refused through',
  'refused refused refused through',
  'through through through through',
];

/** What administrators write. */
const ADMINISTRATION: Row = [
  'through through through rule',
  'refused refused refused rule',
  'refused refused refused rule',
  'through through through rule',
];

/** What the owning team writes; a pipeline is no person. */
const OWNERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'through refused hidden rule',
  'through through hidden rule',
];

/** What all write who take part, the owning team and the reviewers. */
const READERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'through through hidden rule',
  'through through hidden rule',
];

/** What reviewers write. */
const REVIEWERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'refused through hidden rule',
  'through through hidden rule',
];

/** What a checklist lets nobody of the owning team do, whatever policy says. */
const DECIDING: Row = [
  'rule through through rule',
  'refused refused refused rule',
  'refused through hidden rule',
  'rule through hidden rule',
];

/** What pipelines tell, and whoever imports it. */
const TELLING: Row = [
  'through through through through',
  'refused refused refused through',
  'refused refused refused through',
  'through through through through',
];

/** What owners, and pipelines whose token may, do in an emergency. */
const OVERRIDING: Row = [
  'through through through through',
  'refused refused refused through',
  'through refused hidden through',
  'through through hidden through',
];

/** What is the caller's own, which is nothing for who is no person. */
const MINE: Row = [
  'through through through rule',
  'through through through rule',
  'through through through rule',
  'through through through rule',
];

/**
 * For each operation what becomes of a request, in the order of the policies and within them of the personas:
 * `through`; `refused` by policy; refused by a `rule` of the product, whatever policy says; `hidden`, as if it were not there.
 */
export const PERMISSION_TABLE: Record<OperationId, Row> = {
  listChecklists: [
    'through through through through',
    'refused refused refused through',
    'through through through through',
    'through through through through',
  ],
  listChecklistOverviews: ORGANISATION,
  listChecklistVersions: ORGANISATION,
  compareChecklistVersions: ORGANISATION,
  getChecklistVersion: [
    'through through through through',
    'refused refused refused through',
    'through through through through',
    'through through through through',
  ],
  listFactDefinitions: [
    'through through through through',
    'refused refused refused through',
    'through through through through',
    'through through through through',
  ],
  getEntityReadiness: ENTITY,
  getEntityVerdict: ENTITY,
  breakGlass: OVERRIDING,
  endBreakGlass: OWNERS_WRITE,
  listBadges: OVERRIDING,
  mintBadge: OWNERS_WRITE,
  revokeBadge: OWNERS_WRITE,
  getEntityOverview: ENTITY,
  listEntityReviews: ENTITY,
  getEntityFacts: ENTITY,
  getSystemCoverage: ENTITY,
  getScorecard: LIST,
  getScorecardTree: LIST,
  getScorecardFigures: LIST,
  getRollUpState: AUDIT,
  checkRollUps: ADMINISTRATION,
  rebuildRollUps: ADMINISTRATION,
  recordDeployments: TELLING,
  recordIncidents: TELLING,
  sendEvents: TELLING,
  getInbox: AUDIT,
  retryInboxEvent: ADMINISTRATION,
  listSources: AUDIT,
  probeSource: ADMINISTRATION,
  listBindings: AUDIT,
  checkBinding: ADMINISTRATION,
  // What the catalog hides is not there for administrators either.
  previewBindings: [
    'through through through rule',
    'refused refused refused rule',
    'refused refused refused rule',
    'through through hidden rule',
  ],
  listEnvironments: AUDIT,
  listSourceRules: AUDIT,
  previewSourceRule: ADMINISTRATION,
  addSourceRule: ADMINISTRATION,
  changeSourceRule: ADMINISTRATION,
  removeSourceRule: ADMINISTRATION,
  getEntityDeployHealth: ENTITY,
  checkEntityDeployHealth: OWNERS_WRITE,
  getEntityFactReadings: ENTITY,
  recordFacts: TELLING,
  listEntityDeployments: ENTITY,
  listReadiness: LIST,
  lookUpStandings: LIST,
  getReadinessFacets: LIST,
  exportReadiness: LIST,
  exportReadinessJson: LIST,
  listReadinessChanges: LIST,
  listDue: LIST,
  getBriefing: LIST,
  createReview: OWNERS_WRITE,
  getReview: ENTITY,
  saveAnswer: OWNERS_WRITE,
  affirmAnswers: OWNERS_WRITE,
  listAnswers: ENTITY,
  listAnswerHistory: ENTITY,
  notePresence: [
    'through through through rule',
    'refused refused refused rule',
    'through through hidden rule',
    'through through hidden rule',
  ],
  copyAnswer: OWNERS_WRITE,
  listSiblingAnswers: ENTITY,
  getEarlierAnswers: ENTITY,
  listCopySources: ENTITY,
  submitReview: OWNERS_WRITE,
  decideReview: DECIDING,
  getScrutiny: ENTITY,
  markLooked: REVIEWERS_WRITE,
  requestChanges: DECIDING,
  signOffSection: READERS_WRITE,
  replyToChangeRequest: OWNERS_WRITE,
  listReviewers: ENTITY,
  takeReview: DECIDING,
  declineReview: DECIDING,
  giveReview: DECIDING,
  withdrawReview: [
    'through rule rule rule',
    'refused refused refused rule',
    'through refused hidden rule',
    'through rule hidden rule',
  ],
  listComments: ENTITY,
  startThread: READERS_WRITE,
  replyToThread: READERS_WRITE,
  editComment: READERS_WRITE,
  resolveThread: READERS_WRITE,
  reopenThread: READERS_WRITE,
  meetCondition: OWNERS_WRITE,
  extendCondition: REVIEWERS_WRITE,
  lookAtSample: DECIDING,
  listDisclosures: ENTITY,
  discloseGap: OWNERS_WRITE,
  closeDisclosure: REVIEWERS_WRITE,
  setReviewPhase: OWNERS_WRITE,
  listEscalations: ENTITY,
  escalateGap: READERS_WRITE,
  answerEscalation: READERS_WRITE,
  withdrawEscalation: READERS_WRITE,
  affirmOwnership: OWNERS_WRITE,
  listEntityContradictions: ENTITY,
  respondToContradiction: OWNERS_WRITE,
  lookAtContradiction: REVIEWERS_WRITE,
  listEntityLessons: ENTITY,
  tellLesson: OWNERS_WRITE,
  dismissLesson: OWNERS_WRITE,
  listChecklistLessons: LIST,
  listEntityIncidents: ENTITY,
  getIncidentHindsight: ENTITY,
  recordIncidentFinding: OWNERS_WRITE,
  getIncidentStatistics: LIST,
  listChecklistIncidents: LIST,
  exportChecklistIncidents: LIST,
  listAmendments: ENTITY,
  amendAnswer: OWNERS_WRITE,
  getReviewReport: ENTITY,
  listReviewDispositions: ENTITY,
  listEntityDispositions: ENTITY,
  proposeDisposition: OWNERS_WRITE,
  fillBacklog: OWNERS_WRITE,
  changeAction: OWNERS_WRITE,
  postponeAction: OWNERS_WRITE,
  decideDisposition: REVIEWERS_WRITE,
  closeDisposition: OWNERS_WRITE,
  listTicketPlaces: OWNERS_WRITE,
  createTicket: OWNERS_WRITE,
  listDispositions: LIST,
  exportDispositions: LIST,
  getHeatMap: LIST,
  listGaps: LIST,
  exportGaps: LIST,
  getScorecardSections: LIST,
  getThemes: LIST,
  listSnapshots: ENTITY,
  getSnapshot: ENTITY,
  compareSnapshots: ENTITY,
  createSnapshot: [
    'through through through rule',
    'refused refused refused rule',
    'through through hidden rule',
    'through through hidden rule',
  ],
  listEntitySnapshots: ENTITY,
  listEntityDecisions: ENTITY,
  getProgramme: ORGANISATION,
  updateProgramme: [
    'through through through rule',
    'refused refused refused rule',
    'refused refused refused rule',
    'through through through rule',
  ],
  getProgrammeCoverage: ORGANISATION,
  getProgrammeSetup: ORGANISATION,
  previewScope: [
    'through through through rule',
    'refused refused refused rule',
    'through through through rule',
    'through through through rule',
  ],
  listExemptions: LIST,
  requestExemption: OWNERS_WRITE,
  decideExemption: DECIDING,
  withdrawExemption: OWNERS_WRITE,
  endExemption: REVIEWERS_WRITE,
  listEntityChanges: ENTITY,
  exportEntityChangesCsv: ENTITY,
  exportEntityChangesJson: ENTITY,
  verifyHistory: AUDIT,
  previewErasure: AUDIT,
  eraseContent: ADMINISTRATION,
  listEntityMoves: AUDIT,
  listWaitingEntityMoves: AUDIT,
  previewEntityMove: AUDIT,
  moveEntity: ADMINISTRATION,
  previewReassignment: AUDIT,
  reassign: ADMINISTRATION,
  getMyReadiness: MINE,
  listWaiting: MINE,
  listDesk: MINE,
  getMySettings: MINE,
  setAway: MINE,
  setDigest: MINE,
  listSavedViews: MINE,
  getSavedView: MINE,
  saveView: MINE,
  changeSavedView: MINE,
  removeSavedView: MINE,
  listVouchings: LIST,
  getVouching: ENTITY,
  giveVouching: OWNERS_WRITE,
  changeVouching: OWNERS_WRITE,
  previewVouchingWithdrawal: READERS_WRITE,
  withdrawVouching: OWNERS_WRITE,
  restoreVouching: OWNERS_WRITE,
  listCampaigns: LIST,
  listCampaignAsks: LIST,
  getCampaign: ORGANISATION,
  listCampaignEntities: ORGANISATION,
  exportCampaignEntities: ORGANISATION,
  previewCampaign: [
    'through through through rule',
    'refused refused refused rule',
    'through through through rule',
    'through through through rule',
  ],
  createCampaign: ADMINISTRATION,
  changeCampaign: ADMINISTRATION,
  moveCampaign: ADMINISTRATION,
  getOpenApi: LIST,
};
