import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Mints, lists and revokes badges. Errors are those of the ReviewService. @internal */
export interface BadgeService {
  listBadges(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listBadges'>>;
  mintBadge(
    input: { entityRef: string; mutationId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'mintBadge'>>;
  revokeBadge(
    input: { entityRef: string; badgeId: string; mutationId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'revokeBadge'>>;
}
