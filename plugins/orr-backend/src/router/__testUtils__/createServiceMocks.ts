import { HandlerServices } from '../createHandlers';

/** Every service that the router calls, none of which does anything. @internal */
export function createServiceMocks() {
  const checklists = {
    listChecklists: jest.fn(),
    listChecklistOverviews: jest.fn(),
    listChecklistVersions: jest.fn(),
    compareChecklistVersions: jest.fn(),
    getChecklistVersion: jest.fn(),
  };
  const coverage = { getSystemCoverage: jest.fn() };
  const readiness = {
    getEntityReadiness: jest.fn(),
    listReadiness: jest.fn(),
    lookUpStandings: jest.fn(),
    getReadinessFacets: jest.fn(),
    exportReadiness: jest.fn(),
    exportReadinessJson: jest.fn(),
  };
  const briefings = {
    listReadinessChanges: jest.fn(),
    listDue: jest.fn(),
    getBriefing: jest.fn(),
  };
  const overview = { getEntityOverview: jest.fn() };
  const reviews = {
    createReview: jest.fn(),
    getReview: jest.fn(),
    listEntityReviews: jest.fn(),
    saveAnswer: jest.fn(),
    affirmAnswers: jest.fn(),
    submitReview: jest.fn(),
    decideReview: jest.fn(),
  };
  const answerLog = { listAnswers: jest.fn(), listAnswerHistory: jest.fn() };
  const facts = { getEntityFacts: jest.fn() };
  const presence = { notePresence: jest.fn() };
  const scrutiny = {
    getScrutiny: jest.fn(),
    markLooked: jest.fn(),
    requestChanges: jest.fn(),
    replyToChangeRequest: jest.fn(),
    withdrawReview: jest.fn(),
  };
  const signOffService = { signOffSection: jest.fn() };
  const assignments = {
    listReviewers: jest.fn(),
    takeReview: jest.fn(),
    declineReview: jest.fn(),
    giveReview: jest.fn(),
  };
  const comments = {
    listComments: jest.fn(),
    startThread: jest.fn(),
    replyToThread: jest.fn(),
    editComment: jest.fn(),
    resolveThread: jest.fn(),
    reopenThread: jest.fn(),
  };
  const dispositions = {
    proposeDisposition: jest.fn(),
    fillBacklog: jest.fn(),
    changeAction: jest.fn(),
    postponeAction: jest.fn(),
    decideDisposition: jest.fn(),
    closeDisposition: jest.fn(),
  };
  const dispositionLists = {
    listReviewDispositions: jest.fn(),
    listEntityDispositions: jest.fn(),
    listDispositions: jest.fn(),
    exportDispositions: jest.fn(),
  };
  const gapService = {
    getHeatMap: jest.fn(),
    listGaps: jest.fn(),
    exportGaps: jest.fn(),
    getScorecardSections: jest.fn(),
    getThemes: jest.fn(),
  };
  const deployHealthService = {
    recordDeployments: jest.fn(),
    recordIncidents: jest.fn(),
    getEntityDeployHealth: jest.fn(),
    checkEntityDeployHealth: jest.fn(),
    listEntityDeployments: jest.fn(),
  };
  const sourceEventService = {
    sendEvents: jest.fn(),
    getInbox: jest.fn(),
    retryInboxEvent: jest.fn(),
  };
  const sourceAdminService = {
    listSources: jest.fn(),
    listEnvironments: jest.fn(),
    listSourceRules: jest.fn(),
    previewSourceRule: jest.fn(),
    addSourceRule: jest.fn(),
    changeSourceRule: jest.fn(),
    removeSourceRule: jest.fn(),
  };
  const sourceBindingService = {
    listBindings: jest.fn(),
    checkBinding: jest.fn(),
    probeSource: jest.fn(),
    previewBindings: jest.fn(),
  };
  const factService = {
    listFactDefinitions: jest.fn(),
    getEntityFactReadings: jest.fn(),
    recordFacts: jest.fn(),
  };
  const amendmentService = {
    listAmendments: jest.fn(),
    amendAnswer: jest.fn(),
  };
  const ownershipService = { affirmOwnership: jest.fn() };
  const disclosures = {
    listDisclosures: jest.fn(),
    discloseGap: jest.fn(),
    closeDisclosure: jest.fn(),
  };
  const contradictionService = {
    listEntityContradictions: jest.fn(),
    respondToContradiction: jest.fn(),
    lookAtContradiction: jest.fn(),
  };
  const vouchingService = {
    listVouchings: jest.fn(),
    getVouching: jest.fn(),
    giveVouching: jest.fn(),
    changeVouching: jest.fn(),
    previewVouchingWithdrawal: jest.fn(),
    withdrawVouching: jest.fn(),
    restoreVouching: jest.fn(),
  };
  const badgeService = {
    listBadges: jest.fn(),
    mintBadge: jest.fn(),
    revokeBadge: jest.fn(),
  };
  const gateService = {
    getEntityVerdict: jest.fn(),
    breakGlass: jest.fn(),
    endBreakGlass: jest.fn(),
  };
  const lessonService = {
    listEntityLessons: jest.fn(),
    tellLesson: jest.fn(),
    dismissLesson: jest.fn(),
    listChecklistLessons: jest.fn(),
  };
  const incidentService = {
    listEntityIncidents: jest.fn(),
    getIncidentHindsight: jest.fn(),
    recordIncidentFinding: jest.fn(),
  };
  const checklistIncidentService = {
    getIncidentStatistics: jest.fn(),
    listChecklistIncidents: jest.fn(),
    exportChecklistIncidents: jest.fn(),
  };
  const escalations = {
    listEscalations: jest.fn(),
    escalateGap: jest.fn(),
    answerEscalation: jest.fn(),
    withdrawEscalation: jest.fn(),
  };
  const phases = { setReviewPhase: jest.fn() };
  const ticketService = {
    listTicketPlaces: jest.fn(),
    createTicket: jest.fn(),
  };
  const followUp = {
    meetCondition: jest.fn(),
    extendCondition: jest.fn(),
    lookAtSample: jest.fn(),
  };
  const history = {
    listSnapshots: jest.fn(),
    getSnapshot: jest.fn(),
    createSnapshot: jest.fn(),
    listEntitySnapshots: jest.fn(),
    listEntityDecisions: jest.fn(),
  };
  const programme = {
    getProgramme: jest.fn(),
    updateProgramme: jest.fn(),
    getProgrammeCoverage: jest.fn(),
    getProgrammeSetup: jest.fn(),
    previewScope: jest.fn(),
  };
  const exemptions = {
    listExemptions: jest.fn(),
    requestExemption: jest.fn(),
    decideExemption: jest.fn(),
    withdrawExemption: jest.fn(),
    endExemption: jest.fn(),
  };
  const changes = {
    listEntityChanges: jest.fn(),
    exportCsv: jest.fn(),
    exportJson: jest.fn(),
  };
  const scorecards = {
    getScorecard: jest.fn(),
    getScorecardTree: jest.fn(),
    getScorecardFigures: jest.fn(),
  };
  const rollUps = {
    getRollUpState: jest.fn(),
    checkRollUps: jest.fn(),
    rebuildRollUps: jest.fn(),
  };
  const historyCare = {
    verifyHistory: jest.fn(),
    previewErasure: jest.fn(),
    eraseContent: jest.fn(),
  };
  const reassignments = {
    previewReassignment: jest.fn(),
    reassign: jest.fn(),
  };
  const moves = {
    listEntityMoves: jest.fn(),
    listWaitingEntityMoves: jest.fn(),
    previewEntityMove: jest.fn(),
    moveEntity: jest.fn(),
  };
  const mine = {
    getMyReadiness: jest.fn(),
    listDesk: jest.fn(),
    listWaiting: jest.fn(),
  };
  const comparisons = { compareSnapshots: jest.fn() };
  const reports = { getReviewReport: jest.fn() };
  const reuse = {
    getEarlierAnswers: jest.fn(),
    listSiblingAnswers: jest.fn(),
    listCopySources: jest.fn(),
    copyAnswer: jest.fn(),
  };
  return {
    answerLog,
    briefings,
    checklists,
    facts,
    overview,
    coverage,
    presence,
    readiness,
    reports,
    reuse,
    reviews,
    scrutiny,
    assignments,
    signOffService,
    comments,
    comparisons,
    campaignService: {
      listCampaigns: jest.fn(),
      listCampaignAsks: jest.fn(),
      getCampaign: jest.fn(),
      listCampaignEntities: jest.fn(),
      exportCampaignEntities: jest.fn(),
      previewCampaign: jest.fn(),
      createCampaign: jest.fn(),
      changeCampaign: jest.fn(),
      moveCampaign: jest.fn(),
    },
    savedViewService: {
      listSavedViews: jest.fn(),
      getSavedView: jest.fn(),
      saveView: jest.fn(),
      changeSavedView: jest.fn(),
      removeSavedView: jest.fn(),
    },
    settings: {
      getMySettings: jest.fn(),
      setAway: jest.fn(),
      setDigest: jest.fn(),
    },
    deployHealthService,
    sourceEventService,
    sourceAdminService,
    sourceBindingService,
    factService,
    amendmentService,
    ownershipService,
    disclosures,
    escalations,
    contradictionService,
    lessonService,
    incidentService,
    checklistIncidentService,
    vouchingService,
    gateService,
    badgeService,
    phases,
    dispositions,
    dispositionLists,
    gapService,
    ticketService,
    followUp,
    history,
    programme,
    exemptions,
    changes,
    historyCare,
    scorecards,
    rollUps,
    moves,
    reassignments,
    mine,
  } satisfies HandlerServices;
}
