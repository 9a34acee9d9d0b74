import { AssignmentView } from './assignment/AssignmentView';
import { PersonGroups } from './authorization/PersonGroups';
import { ResourceAuthorizer } from './authorization/ResourceAuthorizer';
import { createCatalogServices } from './catalog/createCatalogServices';
import { KnownEntityAccess } from './catalog/KnownEntityAccess';
import { LiveEntityAccess } from './catalog/LiveEntityAccess';
import { CoverageView } from './coverage/CoverageView';
import { DecisionsInForce } from './coverage/DecisionsInForce';
import { ReviewSubjects } from './coverage/ReviewSubjects';
import type { ServicesOptions } from './ServicesOptions';
import { ExemptionView } from './exemption/ExemptionView';
import { EntityStandings } from './readiness/EntityStandings';
import { FactDefinitions } from './facts/FactDefinitions';
import { ReviewFacts } from './facts/ReviewFacts';
import { JudgingReader } from './readiness/JudgingReader';
import { ReadinessProjector } from './readiness/ReadinessProjector';
import { StandingForesight } from './readiness/StandingForesight';
import { AnswerEdit } from './review/AnswerEdit';
import { DecidingPerson } from './review/DecidingPerson';
import { HandOver } from './review/HandOver';
import { KeptNotes } from './review/KeptNotes';
import { ReviewAccess } from './review/ReviewAccess';
import { ReviewDetails } from './review/ReviewDetails';
import { ReviewFreezing } from './review/ReviewFreezing';
import { ReviewHistory } from './review/ReviewHistory';
import { ReviewRights } from './review/ReviewRights';
import { RulesInForce } from './source/RulesInForce';
import { TicketLinks } from './ticket/TicketLinks';
import { SectionSignOffs } from './signOff/SectionSignOffs';
import { LaunchNews } from './told/LaunchNews';
import { CostlyCounts } from './visibility/CostlyCounts';
import { EntitySieve } from './visibility/EntitySieve';
import { UnchangedCounts } from './visibility/UnchangedCounts';

/** What the services of more than one room are made of. @internal */
export type SharedServices = ReturnType<typeof createSharedServices>;

/** @internal */
export function createSharedServices(options: ServicesOptions) {
  const { config, stores } = options;
  const judging = new JudgingReader({
    ...stores,
    tierKeys: config.tier,
    timeZone: config.timeZone,
    dueSoonDays: config.dueSoonDays,
    contradictionWindowDays: config.drift.windowDays,
  });
  const projector = new ReadinessProjector({
    ...stores,
    judging,
    launchNews: new LaunchNews(stores),
  });
  const catalog = createCatalogServices(options, projector);
  const authorizer = new ResourceAuthorizer({ ...options, ...stores });
  const liveAccess = new LiveEntityAccess({ ...catalog, authorizer });
  const subjects = new ReviewSubjects(stores);
  const factDefinitions = new FactDefinitions({
    ...options,
    pushed: config.facts.pushed,
  });
  const reviewFacts = new ReviewFacts({
    ...stores,
    factDefinitions,
    timeZone: config.timeZone,
  });
  const details = new ReviewDetails({
    ...options,
    ...stores,
    reviewFacts,
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
  return {
    ...catalog,
    answerEdit,
    assignmentView: new AssignmentView({
      ...options,
      ...stores,
      timeZone: config.timeZone,
    }),
    authorizer,
    costlyCounts: new CostlyCounts({ ...options, ...stores }),
    exactCounts: new UnchangedCounts(
      new CostlyCounts({
        ...options,
        ...stores,
        tooCostlyMs: Infinity,
      }),
    ),
    knownAccess: new KnownEntityAccess({ ...stores, ...catalog, liveAccess }),
    liveAccess,
    decidingPerson,
    coverageView: new CoverageView({
      ...options,
      ...stores,
      reviewFacts,
      sieve,
      subjects,
    }),
    details,
    factDefinitions,
    freezing: new ReviewFreezing({ ...stores, reviewFacts, subjects }),
    exemptionView: new ExemptionView({
      ...options,
      ...stores,
      timeZone: config.timeZone,
    }),
    keptNotes: new KeptNotes({ authorizer }),
    mayDecide: config.mayDecide,
    personGroups,
    projector,
    reviewAccess,
    reviewFacts,
    reviewHistory: new ReviewHistory({ ...stores, ...catalog }),
    rulesInForce: new RulesInForce({
      ...stores,
      configured: config.deployHealth.rules,
    }),
    rights: new ReviewRights({ ...options, decidingPerson }),
    standings: new EntityStandings({
      ...options,
      ...stores,
      projector,
      decisionsInForce: new DecisionsInForce({ ...stores, sieve }),
    }),
    sectionSignOffs: new SectionSignOffs({ ...stores, subjects }),
    sieve,
    standingForesight: new StandingForesight({ ...stores, judging }),
    subjects,
    ticketLinks: new TicketLinks({ ...options, ...stores }),
  };
}
