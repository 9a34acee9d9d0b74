import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { DefaultRollUpService } from './DefaultRollUpService';
import { DefaultScorecardService } from './DefaultScorecardService';
import { FigureList } from './FigureList';
import { PastFigures } from './PastFigures';
import { ScorecardBranches } from './ScorecardBranches';

/** The services behind scorecards. @internal */
export function createScorecardServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    timeZone: config.timeZone,
    figureTargets: config.figureTargets,
  };
  return {
    scorecards: new DefaultScorecardService({
      ...known,
      branches: new ScorecardBranches(known),
      figureList: new FigureList({
        ...known,
        pastFigures: new PastFigures(known),
      }),
    }),
    rollUps: new DefaultRollUpService({ ...options, ...stores }),
  };
}
