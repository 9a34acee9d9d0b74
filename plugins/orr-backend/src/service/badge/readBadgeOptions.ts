import { RootConfigService } from '@backstage/backend-plugin-api';

/** @internal */
export interface BadgeOptions {
  /** Whether badges may be minted and are shown. */
  enabled: boolean;
}

/** @internal */
export function readBadgeOptions(config: RootConfigService): BadgeOptions {
  return {
    enabled: config.getOptionalBoolean('orr.badges.enabled') ?? false,
  };
}
