import { RollUpService } from '../service/RollUpService';
import { ScorecardService } from '../service/ScorecardService';
import { Handlers } from './Handlers';

/** @internal */
export function scorecardHandlers(
  scorecards: ScorecardService,
  rollUps: RollUpService,
): Pick<
  Handlers,
  | 'getScorecard'
  | 'getScorecardTree'
  | 'getScorecardFigures'
  | 'getRollUpState'
  | 'checkRollUps'
  | 'rebuildRollUps'
> {
  return {
    getScorecard: ({ query }, options) =>
      scorecards.getScorecard(query, options),
    getScorecardTree: ({ query }, options) =>
      scorecards.getScorecardTree(query, options),
    getScorecardFigures: ({ query }, options) =>
      scorecards.getScorecardFigures(query, options),
    getRollUpState: (_, options) => rollUps.getRollUpState(options),
    checkRollUps: (_, options) => rollUps.checkRollUps(options),
    rebuildRollUps: (_, options) => rollUps.rebuildRollUps(options),
  };
}
