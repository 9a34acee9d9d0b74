import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What the tab of an entity shows at first. @internal */
export interface OverviewService {
  getEntityOverview(
    input: { entityRef: string; reviews: number },
    options: RequestOptions,
  ): Promise<OperationOutput<'getEntityOverview'>>;
}
