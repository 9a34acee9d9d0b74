import { EntityFacts } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What the portal knows of an entity by itself. @internal */
export interface EntityFactsService {
  getEntityFacts(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityFacts>;
}
