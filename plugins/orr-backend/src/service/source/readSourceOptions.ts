import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** How sources are asked. @internal */
export interface SourcePollOptions {
  /** Each binding is asked once in so many minutes. */
  intervalMinutes: number;
  /** How far back is asked for the first time. */
  backfillDays: number;
  /** Of one binding in one run; the next run goes on. */
  pagesPerRun: number;
  /** Requests for one binding in one run; the next run goes on. */
  requestsPerRun: number;
}

const ROOM = 'orr.sources.poll';

function readCount(
  config: RootConfigService,
  name: keyof SourcePollOptions,
  { fallback, most }: { fallback: number; most: number },
): number {
  const key = `${ROOM}.${name}`;
  const count = config.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new InputError(
      `${key}: ${count} is not a whole number from 1 to ${most}`,
    );
  }
  return count;
}

/** Reads `orr.sources.poll`. @internal */
export function readSourcePollOptions(
  config: RootConfigService,
): SourcePollOptions {
  return {
    intervalMinutes: readCount(config, 'intervalMinutes', {
      fallback: 15,
      most: 24 * 60,
    }),
    backfillDays: readCount(config, 'backfillDays', {
      fallback: 90,
      most: 365,
    }),
    pagesPerRun: readCount(config, 'pagesPerRun', {
      fallback: 10,
      most: 1_000,
    }),
    requestsPerRun: readCount(config, 'requestsPerRun', {
      fallback: 100,
      most: 10_000,
    }),
  };
}
