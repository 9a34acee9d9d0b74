import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDays } from '../../readDays';

/** How contradictions are followed. @internal */
export interface DriftOptions {
  /** How long a signal has to disagree before somebody is asked. */
  persistDays: number;
  /** How long a response is waited for. */
  windowDays: number;
}

/** Throws InputError naming the key that does not fit. @internal */
export function readDriftOptions(config: RootConfigService): DriftOptions {
  return {
    persistDays: readDays(config, 'orr.drift.persistDays', {
      least: 0,
      fallback: 2,
    }),
    windowDays: readDays(config, 'orr.drift.windowDays', {
      least: 0,
      fallback: 14,
    }),
  };
}
