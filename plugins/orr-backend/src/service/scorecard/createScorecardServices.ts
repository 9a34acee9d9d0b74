import { NotImplementedError } from '@backstage/errors';
import { RollUpService } from '../RollUpService';
import { ScorecardService } from '../ScorecardService';

const notYet = async () => {
  throw new NotImplementedError('Scorecards are not there yet');
};

/** The services behind scorecards. @internal */
export function createScorecardServices(): {
  scorecards: ScorecardService;
  rollUps: RollUpService;
} {
  return {
    scorecards: {
      getScorecard: notYet,
      getScorecardTree: notYet,
      getScorecardFigures: notYet,
    },
    rollUps: {
      getRollUpState: notYet,
      checkRollUps: notYet,
      rebuildRollUps: notYet,
    },
  };
}
