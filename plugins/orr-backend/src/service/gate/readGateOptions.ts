import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  BREAK_GLASS_HOURS,
  MOST_BREAK_GLASS_HOURS,
  OVERDUE_GRACE_DAYS,
} from 'backstage-plugin-orr-common';
import { readDays } from '../../readDays';

/** What release pipelines are told. @internal */
export interface GateOptions {
  /** How long after it was due an entity may still be released. */
  overdueGraceDays: number;
  /** For how many hours at most a verdict is overridden, and where nobody says for how many. */
  breakGlassHours: number;
}

const HOURS_KEY = 'orr.gate.breakGlassHours';

/** Throws InputError naming the key that does not fit. @internal */
export function readGateOptions(config: RootConfigService): GateOptions {
  const breakGlassHours =
    config.getOptionalNumber(HOURS_KEY) ?? BREAK_GLASS_HOURS;
  if (
    !Number.isInteger(breakGlassHours) ||
    breakGlassHours < 1 ||
    breakGlassHours > MOST_BREAK_GLASS_HOURS
  ) {
    throw new InputError(
      `${HOURS_KEY}: ${breakGlassHours} is not a whole number of hours from 1 to ${MOST_BREAK_GLASS_HOURS}`,
    );
  }
  return {
    overdueGraceDays: readDays(config, 'orr.gate.overdueGraceDays', {
      least: 0,
      fallback: OVERDUE_GRACE_DAYS,
    }),
    breakGlassHours,
  };
}
