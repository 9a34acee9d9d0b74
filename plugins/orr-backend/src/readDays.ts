import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const MAX_DAYS = 3_650;

/** A whole number of days; throws InputError naming the key that holds none. @internal */
export function readDays(
  config: RootConfigService,
  key: string,
  { least, fallback }: { least: number; fallback: number },
): number {
  const days = config.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(days) || days < least || days > MAX_DAYS) {
    throw new InputError(
      `${key}: ${days} is not a whole number of days from ${least} to ${MAX_DAYS}`,
    );
  }
  return days;
}
