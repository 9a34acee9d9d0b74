import {
  AuthService,
  CacheService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { OrrConfig } from '../config';
import { Stores } from '../database/createStores';
import { ResourceAuthorizer } from './authorization/ResourceAuthorizer';
import { CatalogProjection } from './catalog/CatalogProjection';
import { EntityAccess } from './catalog/EntityAccess';
import { EntityProjector } from './catalog/EntityProjector';
import { AuthorizedChecklistService } from './checklists/AuthorizedChecklistService';
import { ChecklistPublisher } from './checklists/ChecklistPublisher';
import { DefaultChecklistService } from './checklists/DefaultChecklistService';
import { DefaultAnswerReuseService } from './known/DefaultAnswerReuseService';
import { DefaultEntityFactsService } from './known/DefaultEntityFactsService';
import { EntityOverviewService } from './readiness/EntityOverviewService';
import { EntityStandings } from './readiness/EntityStandings';
import { CoverageStart } from './coverage/CoverageStart';
import { CoverageView } from './coverage/CoverageView';
import { DecisionsInForce } from './coverage/DecisionsInForce';
import { DefaultCoverageService } from './coverage/DefaultCoverageService';
import { ExceptionEdit } from './coverage/ExceptionEdit';
import { ReviewSubjects } from './coverage/ReviewSubjects';
import { DefaultReadinessService } from './readiness/DefaultReadinessService';
import { ReadinessList } from './readiness/ReadinessList';
import { ReadinessProjector } from './readiness/ReadinessProjector';
import { PersonGroups } from './authorization/PersonGroups';
import { ConditionChanges } from './followUp/ConditionChanges';
import { SampleLook } from './followUp/SampleLook';
import { DefaultDecisionFollowUpService } from './followUp/DefaultDecisionFollowUpService';
import { ChainWalk } from './history/ChainWalk';
import { DefaultHistoryCareService } from './history/DefaultHistoryCareService';
import { EntityChanges } from './history/EntityChanges';
import { DefaultHistoryService } from './history/DefaultHistoryService';
import { DefaultExemptionService } from './exemption/DefaultExemptionService';
import { ExemptionAccess } from './exemption/ExemptionAccess';
import { ExemptionView } from './exemption/ExemptionView';
import { ExemptionWrites } from './exemption/ExemptionWrites';
import { createIdentityServices } from './identity/createIdentityServices';
import { DefaultMyReadinessService } from './mine/DefaultMyReadinessService';
import { WaitingList } from './mine/WaitingList';
import { NamedWrites } from './NamedWrites';
import { AuthorizedProgrammeService } from './programme/AuthorizedProgrammeService';
import { DefaultProgrammeService } from './programme/DefaultProgrammeService';
import { EntityScan } from './programme/EntityScan';
import { ProgrammePlanning } from './programme/ProgrammePlanning';
import { tierKeysInForce } from './programme/tierKeysInForce';
import { AnswerEdit } from './review/AnswerEdit';
import { AuthorizedReviewService } from './review/AuthorizedReviewService';
import { DecidingPerson } from './review/DecidingPerson';
import { DecisionJudging } from './review/DecisionJudging';
import { DefaultReviewService } from './review/DefaultReviewService';
import { HandOver } from './review/HandOver';
import { OpenQuestions } from './review/OpenQuestions';
import { ReviewAccess } from './review/ReviewAccess';
import { ReviewDecision } from './review/ReviewDecision';
import { ReviewDetails } from './review/ReviewDetails';
import { ReviewHistory } from './review/ReviewHistory';
import { ReviewRights } from './review/ReviewRights';
import { ReviewStart } from './review/ReviewStart';
import { ReviewSubmission } from './review/ReviewSubmission';
import { AnswerLog } from './together/AnswerLog';
import { ReviewPresence } from './together/ReviewPresence';
import { AnswerLooks } from './scrutiny/AnswerLooks';
import { ChangeRequests } from './scrutiny/ChangeRequests';
import { DefaultScrutinyService } from './scrutiny/DefaultScrutinyService';
import { ReviewWithdrawal } from './scrutiny/ReviewWithdrawal';
import { ScrutinyRights } from './scrutiny/ScrutinyRights';
import { ReviewService } from './ReviewService';
import { Deadlines } from './told/Deadlines';
import { OwnershipWatch } from './told/OwnershipWatch';
import { EntitySieve } from './visibility/EntitySieve';
import { EntityVisibility } from './visibility/EntityVisibility';
import { VisibleSets } from './visibility/VisibleSets';

/** @internal */
export interface ServicesOptions {
  auth: AuthService;
  cache: CacheService;
  catalog: CatalogService;
  clock: OrrClock;
  config: OrrConfig;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  stores: Stores;
  userInfo: UserInfoService;
}

/** @internal */
export type Services = ReturnType<typeof createServices>;

/** Puts the services together, each with what it depends on. @internal */
export function createServices(options: ServicesOptions) {
  const { config, stores, permissions } = options;
  const projector = new ReadinessProjector({
    ...stores,
    tierKeys: config.tier,
    timeZone: config.timeZone,
    dueSoonDays: config.dueSoonDays,
  });
  const catalog = createCatalogServices(options, projector);
  const authorizer = new ResourceAuthorizer({ ...options, ...stores });
  const subjects = new ReviewSubjects(stores);
  const details = new ReviewDetails({
    ...stores,
    subjects,
    timeZone: config.timeZone,
  });
  const sieve = new EntitySieve({ ...stores, ...catalog });
  const reviewAccess = new ReviewAccess({
    ...catalog,
    authorizer,
    details,
  });
  const answerEdit = new AnswerEdit({
    ...stores,
    handOver: new HandOver(stores),
  });
  const personGroups = new PersonGroups({ ...options, ...stores });
  const decidingPerson = new DecidingPerson({ personGroups, subjects });
  const parts = {
    ...catalog,
    answerEdit,
    authorizer,
    decidingPerson,
    coverageView: new CoverageView({ ...stores, sieve, subjects }),
    details,
    exemptionView: new ExemptionView({
      ...options,
      ...stores,
      timeZone: config.timeZone,
    }),
    mayDecide: config.mayDecide,
    personGroups,
    projector,
    reviewAccess,
    reviewHistory: new ReviewHistory({ ...stores, ...catalog }),
    rights: new ReviewRights({ ...options, decidingPerson }),
    standings: new EntityStandings({
      ...options,
      ...stores,
      projector,
      decisionsInForce: new DecisionsInForce({ ...stores, sieve }),
    }),
    sieve,
    subjects,
  };
  const reviews = createReviewService(options, parts);
  return {
    answerLog: new AnswerLog({ ...options, ...stores, ...parts }),
    authorizer,
    checklistPublisher: new ChecklistPublisher({ ...options, ...stores }),
    checklists: new AuthorizedChecklistService({
      service: new DefaultChecklistService(stores),
      permissions,
    }),
    openQuestions: new OpenQuestions({
      ...options,
      ...stores,
      ...config,
      ...parts,
      reviewService: reviews,
    }),
    coverage: new DefaultCoverageService({
      ...stores,
      ...catalog,
      authorizer,
      sieve,
    }),
    presence: new ReviewPresence({ ...options, ...stores, ...parts }),
    facts: new DefaultEntityFactsService({
      ...options,
      ...stores,
      ...catalog,
      authorizer,
    }),
    projection: catalog.projection,
    projector,
    overview: new EntityOverviewService({ ...options, ...stores, ...parts }),
    readiness: new DefaultReadinessService({
      ...stores,
      ...parts,
      list: new ReadinessList({ ...stores, ...catalog }),
    }),
    reuse: new DefaultAnswerReuseService({
      ...options,
      ...stores,
      answerEdit,
      authorizer,
      reviewAccess,
      visibility: catalog.visibility,
    }),
    reviews,
    ...createOtherSide(options, { ...parts, reviews }),
    ...createProgrammeServices(options, parts),
    ...createHistoryServices(options, parts),
    ...createIdentityServices(options, parts),
    mine: new DefaultMyReadinessService({
      ...options,
      ...stores,
      ...parts,
      timeZone: config.timeZone,
      waitingList: new WaitingList({ ...stores, ...parts }),
    }),
    deadlines: new Deadlines({ ...stores, timeZone: config.timeZone }),
    ownershipWatch: new OwnershipWatch(stores),
  };
}

/** What asks the catalog, and keeps what it answered. */
function createCatalogServices(
  options: ServicesOptions,
  projector: ReadinessProjector,
) {
  const { config, stores } = options;
  const visibility = new EntityVisibility({
    ...options,
    visibleSets: new VisibleSets({ ...options, sets: stores.visibleSets }),
  });
  const entityProjector = new EntityProjector({
    ...stores,
    logger: options.logger,
    tierKeys: async () =>
      tierKeysInForce((await stores.programme.get())?.document, config.tier),
    onChanged: (entityIds, now) => projector.recompute({ entityIds, now }),
  });
  return {
    entityProjector,
    visibility,
    access: new EntityAccess({
      ...options,
      ...stores,
      projector: entityProjector,
      visibility,
    }),
    projection: new CatalogProjection({
      ...options,
      ...stores,
      projector: entityProjector,
    }),
  };
}

/** What the services around a review are made of. */
interface ReviewParts {
  access: EntityAccess;
  answerEdit: AnswerEdit;
  authorizer: ResourceAuthorizer;
  coverageView: CoverageView;
  decidingPerson: DecidingPerson;
  details: ReviewDetails;
  exemptionView: ExemptionView;
  mayDecide: boolean;
  personGroups: PersonGroups;
  projector: ReadinessProjector;
  reviewAccess: ReviewAccess;
  reviewHistory: ReviewHistory;
  rights: ReviewRights;
  sieve: EntitySieve;
  subjects: ReviewSubjects;
  visibility: EntityVisibility;
}

/** What happens to a review besides being answered and decided. */
function createOtherSide(
  options: ServicesOptions,
  parts: ReviewParts & { reviews: ReviewService },
) {
  const { config, stores } = options;
  const { mayDecide, timeZone } = config;
  const writes = new NamedWrites({ ...options, ...stores });
  return {
    scrutiny: new DefaultScrutinyService({
      ...parts,
      writes,
      answerLooks: new AnswerLooks(stores),
      changeRequests: new ChangeRequests(stores),
      withdrawal: new ReviewWithdrawal({ ...parts, ...stores }),
      rights: new ScrutinyRights({
        ...options,
        ...stores,
        ...parts,
        mayDecide,
      }),
      mayDecide,
    }),
    followUp: new DefaultDecisionFollowUpService({
      ...parts,
      writes,
      conditionChanges: new ConditionChanges({
        ...parts,
        ...stores,
        timeZone,
      }),
      sampleLook: new SampleLook(stores),
      mayDecide,
    }),
    history: new DefaultHistoryService({ ...stores, ...parts }),
  };
}

/** What the organisation has agreed on about its reviews, and what is exempt from them. */
function createProgrammeServices(options: ServicesOptions, parts: ReviewParts) {
  const { config, stores } = options;
  const { mayDecide } = config;
  const writes = new NamedWrites({ ...options, ...stores });
  const view = parts.exemptionView;
  return {
    programme: new AuthorizedProgrammeService({
      ...options,
      mayDecide,
      service: new DefaultProgrammeService({
        ...options,
        ...stores,
        ...parts,
        writes,
        tierKeys: config.tier,
        planning: new ProgrammePlanning({
          ...stores,
          ...parts,
          scan: new EntityScan({ ...stores, ...parts }),
        }),
      }),
    }),
    exemptions: new DefaultExemptionService({
      ...stores,
      ...parts,
      exemptionAccess: new ExemptionAccess({ ...stores, ...parts }),
      exemptionWrites: new ExemptionWrites({ ...stores, ...parts, view }),
      mayDecide,
      view,
      writes,
    }),
  };
}

/** What keeps the history, tells it and takes care of it. */
function createHistoryServices(options: ServicesOptions, parts: ReviewParts) {
  const { stores } = options;
  const chainWalk = new ChainWalk(stores);
  return {
    chainWalk,
    changes: new EntityChanges({ ...options, ...stores, ...parts }),
    historyCare: new DefaultHistoryCareService({
      ...options,
      ...stores,
      chainWalk,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
  };
}

/** The workflow of reviews with authorisation around it. */
function createReviewService(options: ServicesOptions, parts: ReviewParts) {
  const { config, stores } = options;
  const coverageStart = new CoverageStart({ ...stores, ...parts });
  const exceptionEdit = new ExceptionEdit(stores);
  const judging = new DecisionJudging(config);
  return new AuthorizedReviewService({
    ...parts,
    coverageStart,
    workflow: new DefaultReviewService({
      ...options,
      ...stores,
      ...parts,
      start: new ReviewStart({ ...stores, ...parts, coverageStart }),
      answerEdit: parts.answerEdit,
      exceptionEdit,
      judging,
      submission: new ReviewSubmission({ ...stores, ...parts }),
      decision: new ReviewDecision({
        ...stores,
        ...parts,
        judging,
        timeZone: config.timeZone,
      }),
    }),
  });
}
