import { Knex } from 'knex';
import { DatabaseChangeRequestStore } from './DatabaseChangeRequestStore';
import { AnswerReuseModel } from './AnswerReuseModel';
import { DatabaseAmendmentStore } from './DatabaseAmendmentStore';
import { DatabaseAnswerStore } from './DatabaseAnswerStore';
import { DatabaseAssignmentStore } from './DatabaseAssignmentStore';
import { DatabaseAwayStore } from './DatabaseAwayStore';
import { ChecklistUseModel } from './ChecklistUseModel';
import { ChecklistOwnerModel } from './checklistDraft/ChecklistOwnerModel';
import { ChecklistImpactModel } from './checklistDraft/ChecklistImpactModel';
import { DatabaseChecklistDraftStore } from './checklistDraft/DatabaseChecklistDraftStore';
import { FilterMatchModel } from './checklistDraft/FilterMatchModel';
import { DatabaseChecklistLocationStore } from './DatabaseChecklistLocationStore';
import { DatabaseChecklistStore } from './DatabaseChecklistStore';
import { DatabaseCommentStore } from './DatabaseCommentStore';
import { DatabaseCoverageStore } from './DatabaseCoverageStore';
import { DatabaseDecisionStore } from './DatabaseDecisionStore';
import { DatabaseDigestStore } from './DatabaseDigestStore';
import { DatabaseDisclosureStore } from './DatabaseDisclosureStore';
import { DatabaseDispositionStore } from './DatabaseDispositionStore';
import { DatabaseEscalationStore } from './DatabaseEscalationStore';
import { DatabaseEntityMoveStore } from './DatabaseEntityMoveStore';
import { DatabaseEntityPurge } from './DatabaseEntityPurge';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseExemptionStore } from './DatabaseExemptionStore';
import { DatabaseGapStore } from './gap/DatabaseGapStore';
import { GapListModel } from './gap/GapListModel';
import { HeatMapModel } from './gap/HeatMapModel';
import { KeptGapModel } from './gap/KeptGapModel';
import { QuestionPastModel } from './gap/QuestionPastModel';
import { ThemeModel } from './gap/ThemeModel';
import { DatabaseGroupStore } from './DatabaseGroupStore';
import { DatabaseErasure } from './DatabaseErasure';
import { DatabaseHistoryChains } from './DatabaseHistoryChains';
import { DatabaseHistoryLog } from './DatabaseHistoryLog';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { DatabaseLookStore } from './DatabaseLookStore';
import { DatabaseMutationStore } from './DatabaseMutationStore';
import { DatabaseOutboxStore } from './DatabaseOutboxStore';
import { DatabaseOwnerKnownStore } from './DatabaseOwnerKnownStore';
import { DatabaseOwnershipStore } from './DatabaseOwnershipStore';
import { DatabasePresenceStore } from './DatabasePresenceStore';
import { DatabaseProgrammeStore } from './DatabaseProgrammeStore';
import { DatabaseProposalStore } from './DatabaseProposalStore';
import { DatabaseReadinessStore } from './DatabaseReadinessStore';
import { DatabaseReassignmentStore } from './DatabaseReassignmentStore';
import { DatabaseReviewStore } from './DatabaseReviewStore';
import { DatabaseSavedViewStore } from './DatabaseSavedViewStore';
import { DatabaseSignOffStore } from './DatabaseSignOffStore';
import { DatabaseSnapshotStore } from './DatabaseSnapshotStore';
import { DatabaseSweepStore } from './DatabaseSweepStore';
import { DatabaseTicketAttemptStore } from './DatabaseTicketAttemptStore';
import { DatabaseTicketStore } from './DatabaseTicketStore';
import { DatabaseToldStore } from './DatabaseToldStore';
import { DatabaseVisibleSetStore } from './DatabaseVisibleSetStore';
import { DatabaseWaitingMoveStore } from './DatabaseWaitingMoveStore';
import { DatabaseAlertStore } from './deployHealth/DatabaseAlertStore';
import { DatabaseContradictionStore } from './drift/DatabaseContradictionStore';
import { DatabaseDriftLookStore } from './drift/DatabaseDriftLookStore';
import { ChecklistIncidentModel } from './incident/ChecklistIncidentModel';
import { DatabaseFindingStore } from './incident/DatabaseFindingStore';
import { EntityIncidentModel } from './incident/EntityIncidentModel';
import { DatabaseLessonStore } from './drift/DatabaseLessonStore';
import { DependencyModel } from './drift/DependencyModel';
import { DatabaseLaunchStore } from './deployHealth/DatabaseLaunchStore';
import { DatabaseDeployHealthStore } from './deployHealth/DatabaseDeployHealthStore';
import { DatabaseComparisonStore } from './deployHealth/DatabaseComparisonStore';
import { DatabaseDeploymentStore } from './deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from './deployHealth/DatabaseIncidentStore';
import { DatabaseBindingLinks } from './source/DatabaseBindingLinks';
import { DatabaseBindingStore } from './source/DatabaseBindingStore';
import { DatabaseEntityBindingStore } from './source/DatabaseEntityBindingStore';
import { DatabaseSourceRuleStore } from './source/DatabaseSourceRuleStore';
import { DatabaseInboxBounds } from './source/DatabaseInboxBounds';
import { DatabaseInboxStore } from './source/DatabaseInboxStore';
import { InboxModel } from './source/InboxModel';
import { SourceAdminModel } from './source/SourceAdminModel';
import { SourceBindingModel } from './source/SourceBindingModel';
import { CampaignOwnerModel } from './campaign/CampaignOwnerModel';
import { CampaignProgressModel } from './campaign/CampaignProgressModel';
import { CampaignQuestionModel } from './campaign/CampaignQuestionModel';
import { CampaignScanModel } from './campaign/CampaignScanModel';
import { DatabaseCampaignMemberStore } from './campaign/DatabaseCampaignMemberStore';
import { DatabaseCampaignResultStore } from './campaign/DatabaseCampaignResultStore';
import { DatabaseCampaignStore } from './campaign/DatabaseCampaignStore';
import { BriefingModel } from './briefing/BriefingModel';
import { DueModel } from './briefing/DueModel';
import { ReadinessChangeModel } from './briefing/ReadinessChangeModel';
import { DatabaseBadgeStore } from './badge/DatabaseBadgeStore';
import { DatabaseBreakGlassStore } from './gate/DatabaseBreakGlassStore';
import { DatabaseVouchingStore } from './vouching/DatabaseVouchingStore';
import { VouchingImpactModel } from './vouching/VouchingImpactModel';
import { DatabaseRecordedReviewStore } from './recorded/DatabaseRecordedReviewStore';
import { DatabaseFactStore } from './facts/DatabaseFactStore';
import { DatabaseRollUpStore } from './rollUp/DatabaseRollUpStore';
import { DatabaseFigureHistoryStore } from './figure/DatabaseFigureHistoryStore';
import { FigureModel } from './figure/FigureModel';
import { ScorecardModel } from './rollUp/ScorecardModel';
import { ScorecardTreeModel } from './rollUp/ScorecardTreeModel';
import { ShareModel } from './figure/ShareModel';
import { ProgrammeCoverageModel } from './ProgrammeCoverageModel';
import { DeskModel } from './DeskModel';
import { DispositionListModel } from './DispositionListModel';
import { FirstDecisionModel } from './FirstDecisionModel';
import { DueDispositionModel } from './DueDispositionModel';
import { EntityHistoryModel } from './EntityHistoryModel';
import { ReadinessFacetModel } from './ReadinessFacetModel';
import { RelatedFacetModel } from './RelatedFacetModel';
import { ReadinessListModel } from './ReadinessListModel';
import { ReviewFillingModel } from './ReviewFillingModel';
import { ReviewWithEntityModel } from './ReviewWithEntityModel';
import { VisibleEntityModel } from './VisibleEntityModel';
import { WaitingModel } from './WaitingModel';

/** @internal */
export type Stores = ReturnType<typeof createStores>;

/** All stores on one database. @internal */
export function createStores(knex: Knex) {
  const historyLog = new DatabaseHistoryLog();
  return {
    briefings: new BriefingModel(knex),
    dueModel: new DueModel(knex),
    readinessChanges: new ReadinessChangeModel(knex),
    campaigns: new DatabaseCampaignStore(knex),
    campaignMembers: new DatabaseCampaignMemberStore(knex),
    campaignOwners: new CampaignOwnerModel(knex),
    campaignProgress: new CampaignProgressModel(knex),
    campaignQuestions: new CampaignQuestionModel(knex),
    campaignResults: new DatabaseCampaignResultStore(),
    campaignScan: new CampaignScanModel(knex),
    badges: new DatabaseBadgeStore(knex),
    breakGlasses: new DatabaseBreakGlassStore(knex),
    changeRequests: new DatabaseChangeRequestStore(knex),
    alerts: new DatabaseAlertStore(knex),
    amendments: new DatabaseAmendmentStore(knex),
    answers: new DatabaseAnswerStore(knex),
    answerReuse: new AnswerReuseModel(knex),
    assignments: new DatabaseAssignmentStore(knex),
    away: new DatabaseAwayStore(knex),
    bindingLinks: new DatabaseBindingLinks(knex),
    bindings: new DatabaseBindingStore(knex),
    checklists: new DatabaseChecklistStore(knex),
    checklistLocations: new DatabaseChecklistLocationStore(knex),
    checklistDrafts: new DatabaseChecklistDraftStore(knex),
    checklistOwners: new ChecklistOwnerModel(knex),
    checklistImpact: new ChecklistImpactModel(knex),
    filterMatches: new FilterMatchModel(knex),
    checklistUse: new ChecklistUseModel(knex),
    comments: new DatabaseCommentStore(knex),
    comparisons: new DatabaseComparisonStore(knex),
    contradictions: new DatabaseContradictionStore(knex),
    coverage: new DatabaseCoverageStore(knex),
    decisions: new DatabaseDecisionStore(knex),
    firstDecisions: new FirstDecisionModel(knex),
    deployHealth: new DatabaseDeployHealthStore(knex),
    deployments: new DatabaseDeploymentStore(knex),
    dependencies: new DependencyModel(knex),
    driftLooks: new DatabaseDriftLookStore(knex),
    disclosures: new DatabaseDisclosureStore(knex),
    escalations: new DatabaseEscalationStore(knex),
    dispositions: new DatabaseDispositionStore(knex),
    dispositionList: new DispositionListModel(knex),
    desk: new DeskModel(knex),
    digests: new DatabaseDigestStore(knex),
    dueDispositions: new DueDispositionModel(knex),
    entities: new DatabaseEntityStore(knex),
    entityBindings: new DatabaseEntityBindingStore(knex),
    entityMoves: new DatabaseEntityMoveStore(knex),
    entityPurge: new DatabaseEntityPurge(knex),
    factReadings: new DatabaseFactStore(knex),
    exemptions: new DatabaseExemptionStore(knex),
    gaps: new DatabaseGapStore(knex),
    gapList: new GapListModel(knex),
    figureHistory: new DatabaseFigureHistoryStore(knex),
    figures: new FigureModel(knex),
    shares: new ShareModel(knex),
    groups: new DatabaseGroupStore(knex),
    heatMaps: new HeatMapModel(knex),
    keptGaps: new KeptGapModel(knex),
    history: new DatabaseHistoryStore(knex),
    entityHistory: new EntityHistoryModel(knex),
    erasure: new DatabaseErasure(knex, historyLog),
    historyChains: new DatabaseHistoryChains(knex),
    historyLog,
    incidentFindings: new DatabaseFindingStore(knex),
    checklistIncidents: new ChecklistIncidentModel(knex),
    entityIncidents: new EntityIncidentModel(knex),
    incidents: new DatabaseIncidentStore(knex),
    inbox: new DatabaseInboxStore(knex),
    inboxBounds: new DatabaseInboxBounds(knex),
    inboxModel: new InboxModel(knex),
    lessons: new DatabaseLessonStore(knex),
    launches: new DatabaseLaunchStore(knex),
    looks: new DatabaseLookStore(knex),
    mutations: new DatabaseMutationStore(knex),
    outbox: new DatabaseOutboxStore(knex),
    ownerKnown: new DatabaseOwnerKnownStore(knex),
    ownership: new DatabaseOwnershipStore(knex),
    presence: new DatabasePresenceStore(knex),
    programme: new DatabaseProgrammeStore(knex),
    programmeCoverage: new ProgrammeCoverageModel(knex),
    readiness: new DatabaseReadinessStore(knex),
    readinessFacets: new ReadinessFacetModel(knex),
    relatedFacets: new RelatedFacetModel(knex),
    readinessList: new ReadinessListModel(knex),
    reassignments: new DatabaseReassignmentStore(knex, historyLog),
    reviewFillings: new ReviewFillingModel(knex),
    reviews: new DatabaseReviewStore(knex),
    reviewsWithEntity: new ReviewWithEntityModel(knex),
    rollUps: new DatabaseRollUpStore(knex),
    scorecard: new ScorecardModel(knex),
    scorecardTree: new ScorecardTreeModel(knex),
    signOffs: new DatabaseSignOffStore(knex),
    snapshots: new DatabaseSnapshotStore(knex),
    sourceAdmin: new SourceAdminModel(knex),
    sourceBindings: new SourceBindingModel(knex),
    sourceRules: new DatabaseSourceRuleStore(knex),
    sweeps: new DatabaseSweepStore(knex),
    questionPast: new QuestionPastModel(knex),
    themes: new ThemeModel(knex),
    tickets: new DatabaseTicketStore(knex),
    ticketAttempts: new DatabaseTicketAttemptStore(knex),
    told: new DatabaseToldStore(knex),
    visibleEntities: new VisibleEntityModel(knex),
    visibleSets: new DatabaseVisibleSetStore(knex),
    savedViews: new DatabaseSavedViewStore(knex),
    proposals: new DatabaseProposalStore(knex),
    recordedReviews: new DatabaseRecordedReviewStore(knex),
    vouchings: new DatabaseVouchingStore(knex),
    vouchingImpact: new VouchingImpactModel(knex),
    waitingMoves: new DatabaseWaitingMoveStore(knex),
    waiting: new WaitingModel(knex),
  };
}
