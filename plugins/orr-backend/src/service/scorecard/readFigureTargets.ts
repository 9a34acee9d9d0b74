import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  ScorecardFigureKey,
  scorecardFigureKeySchema,
} from 'backstage-plugin-orr-common';

/** What the organisation aims at, by figure; shares from 0 to 1. @internal */
export type FigureTargets = Partial<Record<ScorecardFigureKey, number>>;

const KEY = 'orr.figures.targets';
const SHARES: readonly string[] = [
  'coverage',
  'currency',
  'automationShare',
  'notApplicableRate',
];

/** Throws InputError naming the key that does not fit. @internal */
export function readFigureTargets(config: RootConfigService): FigureTargets {
  const known: readonly string[] = scorecardFigureKeySchema.options;
  const targets = config.getOptionalConfig(KEY);
  return Object.fromEntries(
    (targets?.keys() ?? []).map(name => {
      if (!known.includes(name)) {
        throw new InputError(
          `${KEY}.${name}: is none of the figures ${known.join(', ')}`,
        );
      }
      const value = targets!.getNumber(name);
      const most = SHARES.includes(name) ? 1 : Infinity;
      if (!(value >= 0 && value <= most)) {
        throw new InputError(
          `${KEY}.${name}: ${value} is not a number from 0${
            most === 1 ? ' to 1' : ' on'
          }`,
        );
      }
      return [name, value];
    }),
  );
}
