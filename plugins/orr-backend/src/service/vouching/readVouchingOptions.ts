import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDays } from '../../readDays';

/** How what is vouched for is withdrawn. @internal */
export interface VouchingOptions {
  /** How long a withdrawn vouching still holds, unless relying on it is not safe. */
  graceDays: number;
}

/** Throws InputError naming the key that does not fit. @internal */
export function readVouchingOptions(
  config: RootConfigService,
): VouchingOptions {
  return {
    graceDays: readDays(config, 'orr.vouching.graceDays', {
      least: 0,
      fallback: 14,
    }),
  };
}
