import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { BadgeTokens } from './BadgeTokens';
import { BadgeView } from './BadgeView';
import { DefaultBadgeService } from './DefaultBadgeService';

/** Badges for who owns an entity, and what they show to everybody else. @internal */
export function createBadgeServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = { ...options, ...stores, ...parts, ...config.badges };
  const tokens = new BadgeTokens(known);
  return {
    badgeService: new DefaultBadgeService({
      ...known,
      tokens,
      writes: new NamedWrites(known),
    }),
    badgeView: new BadgeView({ ...known, tokens }),
  };
}
