import { stringifyEntityRef } from '@backstage/catalog-model';
import { BadgeService } from '../service/BadgeService';
import { Handlers } from './Handlers';

/** @internal */
export function badgeHandlers(
  badges: BadgeService,
): Pick<Handlers, 'listBadges' | 'mintBadge' | 'revokeBadge'> {
  return {
    listBadges: ({ params }, options) =>
      badges.listBadges({ entityRef: stringifyEntityRef(params) }, options),
    mintBadge: ({ params, body }, options) =>
      badges.mintBadge(
        { ...body, entityRef: stringifyEntityRef(params) },
        options,
      ),
    revokeBadge: ({ params: { badgeId, ...entity }, body }, options) =>
      badges.revokeBadge(
        { ...body, badgeId, entityRef: stringifyEntityRef(entity) },
        options,
      ),
  };
}
