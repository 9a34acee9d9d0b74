import {
  AuthService,
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
import { DefaultReadinessService } from './readiness/DefaultReadinessService';
import { ReadinessList } from './readiness/ReadinessList';
import { ReadinessProjector } from './readiness/ReadinessProjector';
import { AnswerEdit } from './review/AnswerEdit';
import { AuthorizedReviewService } from './review/AuthorizedReviewService';
import { DecidingPerson } from './review/DecidingPerson';
import { DefaultReviewService } from './review/DefaultReviewService';
import { ReviewAccess } from './review/ReviewAccess';
import { ReviewDecision } from './review/ReviewDecision';
import { ReviewDetails } from './review/ReviewDetails';
import { ReviewStart } from './review/ReviewStart';
import { ReviewSubmission } from './review/ReviewSubmission';
import { AnswerLog } from './together/AnswerLog';
import { ReviewPresence } from './together/ReviewPresence';
import { EntityVisibility } from './visibility/EntityVisibility';
import { VisibleSets } from './visibility/VisibleSets';

/** @internal */
export interface ServicesOptions {
  auth: AuthService;
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
    timeZone: config.timeZone,
    dueSoonDays: config.dueSoonDays,
  });
  const catalog = createCatalogServices(options, projector);
  const authorizer = new ResourceAuthorizer({ ...options, ...stores });
  const details = new ReviewDetails({ ...stores, timeZone: config.timeZone });
  const reviewAccess = new ReviewAccess({
    ...catalog,
    authorizer,
    details,
  });
  return {
    answerLog: new AnswerLog({ ...options, ...stores, reviewAccess }),
    authorizer,
    checklistPublisher: new ChecklistPublisher({ ...options, ...stores }),
    checklists: new AuthorizedChecklistService({
      service: new DefaultChecklistService(stores),
      permissions,
    }),
    presence: new ReviewPresence({ ...options, ...stores, reviewAccess }),
    projection: catalog.projection,
    projector,
    readiness: new DefaultReadinessService({
      ...options,
      ...stores,
      ...catalog,
      authorizer,
      projector,
      list: new ReadinessList({ ...stores, ...catalog }),
    }),
    reviews: createReviewService(options, {
      access: catalog.access,
      authorizer,
      details,
      projector,
      reviewAccess,
    }),
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
    tierSource: config.tier,
    onChanged: (entityIds, now) => projector.recompute({ entityIds, now }),
  });
  return {
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

/** The workflow of reviews with authorisation around it. */
function createReviewService(
  options: ServicesOptions,
  parts: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    details: ReviewDetails;
    projector: ReadinessProjector;
    reviewAccess: ReviewAccess;
  },
) {
  const { config, stores } = options;
  return new AuthorizedReviewService({
    ...parts,
    mayDecide: config.mayDecide,
    workflow: new DefaultReviewService({
      ...options,
      ...stores,
      details: parts.details,
      start: new ReviewStart({ ...stores, projector: parts.projector }),
      answerEdit: new AnswerEdit(stores),
      submission: new ReviewSubmission(stores),
      decision: new ReviewDecision({
        ...stores,
        projector: parts.projector,
        timeZone: config.timeZone,
      }),
      decidingPerson: new DecidingPerson({ ...options, ...stores }),
    }),
  });
}
