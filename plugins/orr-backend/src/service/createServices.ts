import { createAmendmentServices } from './amendment/createAmendmentServices';
import { createAssignmentService } from './assignment/createAssignmentService';
import { createBadgeServices } from './badge/createBadgeServices';
import { createBriefingService } from './briefing/createBriefingService';
import { createCampaignServices } from './campaign/createCampaignServices';
import { createCommentService } from './comment/createCommentService';
import { ChecklistPublisher } from './checklists/ChecklistPublisher';
import { createChecklistDraftServices } from './checklists/drafts/createChecklistDraftServices';
import { createChecklistService } from './checklists/createChecklistService';
import { DefaultComparisonService } from './comparison/DefaultComparisonService';
import { SnapshotStands } from './comparison/SnapshotStands';
import { DefaultCoverageService } from './coverage/DefaultCoverageService';
import { createSharedServices } from './createSharedServices';
import { createDeployHealthServices } from './deployHealth/createDeployHealthServices';
import { ToldEntities } from './deployHealth/ToldEntities';
import { createDisclosureServices } from './disclosure/createDisclosureServices';
import { createDriftServices } from './drift/createDriftServices';
import { createEscalationService } from './escalation/createEscalationService';
import { DefaultFactService } from './facts/DefaultFactService';
import { createFindingServices } from './finding/createFindingServices';
import { createFollowUpServices } from './followUp/createFollowUpServices';
import { createGapService } from './gap/createGapService';
import { createGateService } from './gate/createGateService';
import { createHistoryServices } from './history/createHistoryServices';
import { createIncidentServices } from './incident/createIncidentServices';
import { createInboxServices } from './inbox/createInboxServices';
import { createIdentityServices } from './identity/createIdentityServices';
import { DefaultAnswerReuseService } from './known/DefaultAnswerReuseService';
import { DefaultEntityFactsService } from './known/DefaultEntityFactsService';
import { DefaultMyReadinessService } from './mine/DefaultMyReadinessService';
import { MySettings } from './mine/MySettings';
import { DeskList } from './mine/DeskList';
import { WaitingList } from './mine/WaitingList';
import { NamedWrites } from './NamedWrites';
import { DefaultReviewPhaseService } from './phase/DefaultReviewPhaseService';
import { createOwnershipServices } from './ownership/createOwnershipServices';
import { OwnershipTakeovers } from './ownership/OwnershipTakeovers';
import { createProgrammeServices } from './programme/createProgrammeServices';
import { DefaultReadinessService } from './readiness/DefaultReadinessService';
import { EntityOverviewService } from './readiness/EntityOverviewService';
import { NewerVersions } from './readiness/NewerVersions';
import { NewlyAskedQuestions } from './readiness/NewlyAskedQuestions';
import { ReadinessList } from './readiness/ReadinessList';
import { OpenQuestions } from './review/OpenQuestions';
import { DefaultReportService } from './report/DefaultReportService';
import { createReviewService } from './review/createReviewService';
import { createProposalService } from './proposal/createProposalService';
import { createRecordedReviewService } from './recorded/createRecordedReviewService';
import { DefaultSavedViewService } from './savedView/DefaultSavedViewService';
import { createScorecardServices } from './scorecard/createScorecardServices';
import { createScrutinyServices } from './scrutiny/createScrutinyServices';
import { createSignOffService } from './signOff/createSignOffService';
import { createSourceAdminServices } from './source/createSourceAdminServices';
import { ServicesOptions } from './ServicesOptions';
import { createTicketServices } from './ticket/createTicketServices';
import { AnswerLog } from './together/AnswerLog';
import { ReviewPresence } from './together/ReviewPresence';
import { Deadlines } from './told/Deadlines';
import { OwnershipWatch } from './told/OwnershipWatch';
import { WeeklyDigest } from './told/WeeklyDigest';
import { WeeklyHeadlines } from './told/WeeklyHeadlines';
import { createVouchingServices } from './vouching/createVouchingServices';

/** @internal */
export type Services = ReturnType<typeof createServices>;

/** Puts the services together, each with what it depends on. @internal */
export function createServices(options: ServicesOptions) {
  const { config, stores } = options;
  const parts = createSharedServices(options);
  const reviews = createReviewService(options, parts);
  const histories = createHistoryServices(options, parts);
  const deployHealth = createDeployHealthServices(options, parts);
  const inbox = createInboxServices(options, { ...parts, ...deployHealth });
  const readiness = new DefaultReadinessService({
    ...stores,
    ...parts,
    list: new ReadinessList({ ...stores, ...parts }),
  });
  return {
    answerLog: new AnswerLog({ ...options, ...stores, ...parts }),
    assignments: createAssignmentService(options, parts),
    authorizer: parts.authorizer,
    briefings: createBriefingService(options, parts),
    checklistPublisher: new ChecklistPublisher({
      ...options,
      ...stores,
      ...parts,
    }),
    checklists: createChecklistService(options, parts),
    ...createChecklistDraftServices(options, parts),
    openQuestions: new OpenQuestions({
      ...options,
      ...stores,
      ...config,
      ...parts,
      reviewService: reviews,
    }),
    comments: createCommentService(options, parts),
    comparisons: new DefaultComparisonService({
      ...stores,
      ...parts,
      stands: new SnapshotStands({ ...stores, ...parts, ...config }),
    }),
    coverage: new DefaultCoverageService({ ...stores, ...parts }),
    phases: new DefaultReviewPhaseService({
      ...stores,
      ...parts,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
    presence: new ReviewPresence({ ...options, ...stores, ...parts }),
    facts: new DefaultEntityFactsService({ ...options, ...stores, ...parts }),
    catalogFacts: parts.catalogFacts,
    factDefinitions: parts.factDefinitions,
    projection: parts.projection,
    projector: parts.projector,
    overview: new EntityOverviewService({
      ...options,
      ...stores,
      ...parts,
      badgesEnabled: config.badges.enabled,
      breakGlassHours: config.gate.breakGlassHours,
      newerVersions: new NewerVersions(stores),
      newlyAsked: new NewlyAskedQuestions({ ...stores, tierKeys: config.tier }),
      takeovers: new OwnershipTakeovers({ ...options, ...stores }),
    }),
    readiness,
    reports: new DefaultReportService({
      ...options,
      ...parts,
      ...histories,
      readiness,
      reviews,
    }),
    reuse: new DefaultAnswerReuseService({ ...options, ...stores, ...parts }),
    reviews,
    ...createScorecardServices(options, parts),
    ...createScrutinyServices(options, { ...parts, reviews }),
    ...deployHealth,
    ...createDriftServices(options, parts),
    ...createIncidentServices(options, { ...parts, ...deployHealth }),
    ...createVouchingServices(options, parts),
    gateService: createGateService(options, parts),
    ...createBadgeServices(options, parts),
    ...inbox,
    ...createSourceAdminServices(options, { ...parts, ...inbox }),
    factService: new DefaultFactService({
      ...options,
      ...stores,
      ...parts,
      pushed: config.facts.pushed,
      toldEntities: new ToldEntities({ ...options, ...stores, ...parts }),
    }),
    signOffService: createSignOffService(options, parts),
    ...createDisclosureServices(options, parts),
    escalations: createEscalationService(options, parts),
    ...createAmendmentServices(options, parts),
    ...createOwnershipServices(options, parts),
    ...createFindingServices(options, parts),
    gapService: createGapService(options, parts),
    ...createTicketServices(options, parts),
    ...createFollowUpServices(options, parts),
    ...createProgrammeServices(options, parts),
    ...createCampaignServices(options, parts),
    ...histories,
    ...createIdentityServices(options, parts),
    mine: new DefaultMyReadinessService({
      ...options,
      ...stores,
      ...parts,
      timeZone: config.timeZone,
      deskList: new DeskList({ ...options, ...stores, ...parts }),
      waitingList: new WaitingList({ ...stores, ...parts }),
    }),
    settings: new MySettings({
      ...options,
      ...stores,
      timeZone: config.timeZone,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
    savedViewService: new DefaultSavedViewService({
      ...options,
      ...stores,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
    proposalService: createProposalService({ ...options, ...stores }),
    recordedReviewService: createRecordedReviewService(options, parts),
    weeklyDigest: new WeeklyDigest({
      ...options,
      ...stores,
      headlines: new WeeklyHeadlines({ ...stores, timeZone: config.timeZone }),
      timeZone: config.timeZone,
    }),
    deadlines: new Deadlines({ ...stores, timeZone: config.timeZone }),
    ownershipWatch: new OwnershipWatch(stores),
  };
}
