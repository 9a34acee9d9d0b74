import { OperationInput, OwnershipAffirmed } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type AffirmOwnershipInput = OperationInput<'affirmOwnership'>['body'] & {
  entityRef: string;
};

/** What new owners say to what they took over. It authorises by itself. @internal */
export interface OwnershipService {
  affirmOwnership(
    input: AffirmOwnershipInput,
    options: RequestOptions,
  ): Promise<OwnershipAffirmed>;
}
