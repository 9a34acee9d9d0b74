import { OrrMetrics } from '../metrics';
import { AnswerLogService } from '../service/AnswerLogService';
import { AssignmentService } from '../service/AssignmentService';
import { BriefingService } from '../service/BriefingService';
import { CampaignService } from '../service/CampaignService';
import { ChecklistDraftService } from '../service/ChecklistDraftService';
import { ChecklistService } from '../service/ChecklistService';
import { CommentService } from '../service/CommentService';
import { ComparisonService } from '../service/ComparisonService';
import { OverviewService } from '../service/OverviewService';
import { PresenceService } from '../service/PresenceService';
import { DeployHealthService } from '../service/DeployHealthService';
import { CoverageService } from '../service/CoverageService';
import { DecisionFollowUpService } from '../service/DecisionFollowUpService';
import {
  DispositionListService,
  DispositionService,
} from '../service/DispositionService';
import { GapService } from '../service/GapService';
import { DisclosureService } from '../service/DisclosureService';
import { ContradictionService } from '../service/ContradictionService';
import {
  ChecklistIncidentService,
  IncidentService,
} from '../service/IncidentService';
import { LessonService } from '../service/LessonService';
import { EscalationService } from '../service/EscalationService';
import { EntityChangeService } from '../service/EntityChangeService';
import { HistoryCareService } from '../service/HistoryCareService';
import { HistoryService } from '../service/HistoryService';
import { AmendmentService } from '../service/AmendmentService';
import { AnswerReuseService } from '../service/AnswerReuseService';
import { EntityMoveService } from '../service/EntityMoveService';
import { EntityFactsService } from '../service/EntityFactsService';
import { ExemptionService } from '../service/ExemptionService';
import { OwnershipService } from '../service/OwnershipService';
import { ProgrammeService } from '../service/ProgrammeService';
import { MyReadinessService } from '../service/MyReadinessService';
import { MySettingsService } from '../service/MySettingsService';
import { ProposalService } from '../service/ProposalService';
import { RecordedReviewService } from '../service/RecordedReviewService';
import { ReadinessService } from '../service/ReadinessService';
import { ReassignmentService } from '../service/ReassignmentService';
import { RollUpService } from '../service/RollUpService';
import { ScorecardService } from '../service/ScorecardService';
import { ReportService } from '../service/ReportService';
import { ReviewPhaseService } from '../service/ReviewPhaseService';
import { ReviewService } from '../service/ReviewService';
import { TicketService } from '../service/TicketService';
import { SavedViewService } from '../service/SavedViewService';
import { ScrutinyService } from '../service/ScrutinyService';
import { SourceEventService } from '../service/SourceEventService';
import { SourceAdminService } from '../service/SourceAdminService';
import { SourceBindingService } from '../service/SourceBindingService';
import { SignOffService } from '../service/SignOffService';
import { assignmentHandlers } from './assignmentHandlers';
import { briefingHandlers } from './briefingHandlers';
import { campaignHandlers } from './campaignHandlers';
import { checklistDraftHandlers } from './checklistDraftHandlers';
import { checklistHandlers } from './checklistHandlers';
import { commentHandlers } from './commentHandlers';
import { decisionHandlers } from './decisionHandlers';
import { deploymentHandlers } from './deploymentHandlers';
import { ticketHandlers } from './ticketHandlers';
import { amendmentHandlers } from './amendmentHandlers';
import { disclosureHandlers } from './disclosureHandlers';
import { driftHandlers } from './driftHandlers';
import { escalationHandlers } from './escalationHandlers';
import { findingHandlers } from './findingHandlers';
import { gapHandlers } from './gapHandlers';
import { Handlers } from './Handlers';
import { historyHandlers } from './historyHandlers';
import { identityHandlers } from './identityHandlers';
import { knownHandlers } from './knownHandlers';
import { createOpenApiDocument } from './openApiDocument';
import { incidentHandlers } from './incidentHandlers';
import { inboxHandlers } from './inboxHandlers';
import { bindingHandlers, sourceHandlers } from './sourceHandlers';
import { mineHandlers } from './mineHandlers';
import { ownershipHandlers } from './ownershipHandlers';
import { programmeHandlers } from './programmeHandlers';
import { readinessHandlers } from './readinessHandlers';
import { scorecardHandlers } from './scorecardHandlers';
import { reviewHandlers } from './reviewHandlers';
import { togetherHandlers } from './togetherHandlers';
import { scrutinyHandlers } from './scrutinyHandlers';
import { FactService } from '../service/FactService';
import { factHandlers } from './factHandlers';
import { signOffHandlers } from './signOffHandlers';
import { BadgeService } from '../service/BadgeService';
import { GateService } from '../service/GateService';
import { VouchingService } from '../service/VouchingService';
import { proposalHandlers } from './proposalHandlers';
import { recordedReviewHandlers } from './recordedReviewHandlers';
import { savedViewHandlers } from './savedViewHandlers';
import { badgeHandlers } from './badgeHandlers';
import { gateHandlers } from './gateHandlers';
import { vouchingHandlers } from './vouchingHandlers';

/** What the operations are served by. @internal */
export interface HandlerServices {
  answerLog: AnswerLogService;
  assignments: AssignmentService;
  briefings: BriefingService;
  checklistDraftService: ChecklistDraftService;
  checklists: ChecklistService;
  comments: CommentService;
  comparisons: ComparisonService;
  overview: OverviewService;
  presence: PresenceService;
  exemptions: ExemptionService;
  amendmentService: AmendmentService;
  ownershipService: OwnershipService;
  disclosures: DisclosureService;
  escalations: EscalationService;
  contradictionService: ContradictionService;
  lessonService: LessonService;
  incidentService: IncidentService;
  checklistIncidentService: ChecklistIncidentService;
  phases: ReviewPhaseService;
  dispositions: DispositionService;
  dispositionLists: DispositionListService;
  gapService: GapService;
  ticketService: TicketService;
  facts: EntityFactsService;
  coverage: CoverageService;
  deployHealthService: DeployHealthService;
  sourceEventService: SourceEventService;
  sourceAdminService: SourceAdminService;
  sourceBindingService: SourceBindingService;
  factService: FactService;
  programme: ProgrammeService;
  readiness: ReadinessService;
  reuse: AnswerReuseService;
  reports: ReportService;
  reviews: ReviewService;
  scrutiny: ScrutinyService;
  signOffService: SignOffService;
  followUp: DecisionFollowUpService;
  history: HistoryService;
  changes: EntityChangeService;
  historyCare: HistoryCareService;
  moves: EntityMoveService;
  reassignments: ReassignmentService;
  mine: MyReadinessService;
  settings: MySettingsService;
  savedViewService: SavedViewService;
  proposalService: ProposalService;
  recordedReviewService: RecordedReviewService;
  vouchingService: VouchingService;
  scorecards: ScorecardService;
  rollUps: RollUpService;
  gateService: GateService;
  campaignService: CampaignService;
  badgeService: BadgeService;
}

/** @internal */
export function createHandlers(
  services: HandlerServices,
  metrics: OrrMetrics,
): Handlers {
  // What it takes to make is for whoever asks for it.
  let document: ReturnType<typeof createOpenApiDocument> | undefined;
  return {
    ...checklistDraftHandlers(services.checklistDraftService),
    ...checklistHandlers(services.checklists),
    ...factHandlers(services.factService),
    ...knownHandlers(services.facts, services.reuse, metrics),
    ...readinessHandlers(
      services.readiness,
      services.overview,
      services.coverage,
    ),
    ...scorecardHandlers(services.scorecards, services.rollUps),
    ...briefingHandlers(services.briefings),
    ...reviewHandlers(services.reviews, metrics),
    getReviewReport: ({ params, query }, options) =>
      services.reports.getReviewReport({ ...params, ...query }, options),
    compareSnapshots: ({ query }, options) =>
      services.comparisons.compareSnapshots(query, options),
    ...togetherHandlers(services.answerLog, services.presence),
    ...scrutinyHandlers(services.scrutiny),
    ...signOffHandlers(services.signOffService),
    ...assignmentHandlers(services.assignments),
    ...commentHandlers(services.comments),
    ...deploymentHandlers(services.deployHealthService),
    ...inboxHandlers(services.sourceEventService),
    ...sourceHandlers(services.sourceAdminService),
    ...bindingHandlers(services.sourceBindingService),
    ...disclosureHandlers(services.disclosures),
    ...driftHandlers(services.contradictionService, services.lessonService),
    ...incidentHandlers(
      services.incidentService,
      services.checklistIncidentService,
    ),
    ...escalationHandlers(services.escalations),
    setReviewPhase: ({ params, body }, options) =>
      services.phases.setReviewPhase({ ...body, ...params }, options),
    ...amendmentHandlers(services.amendmentService),
    ...ownershipHandlers(services.ownershipService),
    ...findingHandlers(services.dispositions, services.dispositionLists),
    ...gapHandlers(services.gapService),
    ...ticketHandlers(services.ticketService),
    ...decisionHandlers(services.followUp, services.history),
    ...programmeHandlers(services.programme, services.exemptions),
    ...historyHandlers(services.changes, services.historyCare),
    ...identityHandlers(services.moves, services.reassignments),
    ...mineHandlers(services.mine, services.settings),
    ...savedViewHandlers(services.savedViewService),
    ...proposalHandlers(services.proposalService),
    ...recordedReviewHandlers(services.recordedReviewService),
    ...vouchingHandlers(services.vouchingService),
    ...badgeHandlers(services.badgeService),
    ...gateHandlers(services.gateService),
    ...campaignHandlers(services.campaignService),
    getOpenApi: async () => ({ ...(document ??= createOpenApiDocument()) }),
  };
}
