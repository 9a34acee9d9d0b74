import type { RootConfigService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * Stops the start-up where something that is meant for demonstrations only would reach real people.
 *
 * @internal
 */
export function refuseInProduction(
  feature: string,
  options: { config: RootConfigService; nodeEnv: string | undefined },
): void {
  const reasons = [
    options.nodeEnv === 'production' && 'NODE_ENV is "production"',
    options.config.getOptionalString('auth.environment') === 'production' &&
      'auth.environment is "production"',
  ].filter(Boolean);

  if (reasons.length > 0) {
    throw new NotAllowedError(
      `${feature} is for demonstrations only and does not start in production (${reasons.join(
        ', ',
      )}). Take it out of the backend.`,
    );
  }
}
