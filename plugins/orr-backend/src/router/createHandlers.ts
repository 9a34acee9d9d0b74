import { OrrMetrics } from '../metrics';
import { ChecklistService } from '../service/ChecklistService';
import { ReadinessService } from '../service/ReadinessService';
import { ReviewService } from '../service/ReviewService';
import { checklistHandlers } from './checklistHandlers';
import { Handlers } from './Handlers';
import { createOpenApiDocument } from './openApiDocument';
import { readinessHandlers } from './readinessHandlers';
import { reviewHandlers } from './reviewHandlers';

/** What the operations are served by. @internal */
export interface HandlerServices {
  checklists: ChecklistService;
  readiness: ReadinessService;
  reviews: ReviewService;
}

/** @internal */
export function createHandlers(
  services: HandlerServices,
  metrics: OrrMetrics,
): Handlers {
  const document = createOpenApiDocument();
  return {
    ...checklistHandlers(services.checklists),
    ...readinessHandlers(services.readiness),
    ...reviewHandlers(services.reviews, metrics),
    getOpenApi: async () => ({ ...document }),
  };
}
