import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What one review of a system could cover. What the caller may not see is absent, or a NotFoundError. @internal */
export interface CoverageService {
  getSystemCoverage(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getSystemCoverage'>>;
}
