import { HandlerServices } from '../createHandlers';
import { createChecklistMocks } from './createChecklistMocks';
import { createOrganisationMocks } from './createOrganisationMocks';
import { createReviewMocks } from './createReviewMocks';
import { createScorecardMocks } from './createScorecardMocks';
import { createSourceMocks } from './createSourceMocks';

/** Every service that the router calls, none of which does anything. @internal */
export function createServiceMocks() {
  return {
    ...createChecklistMocks(),
    ...createScorecardMocks(),
    ...createSourceMocks(),
    ...createOrganisationMocks(),
    ...createReviewMocks(),
  } satisfies HandlerServices;
}
