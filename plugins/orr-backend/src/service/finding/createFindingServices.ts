import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { EscalationView } from '../escalation/EscalationView';
import { ConditionChanges } from '../followUp/ConditionChanges';
import { NamedWrites } from '../NamedWrites';
import { ActionMoves } from './ActionMoves';
import { DefaultDispositionListService } from './DefaultDispositionListService';
import { DefaultDispositionService } from './DefaultDispositionService';
import { DispositionAccess } from './DispositionAccess';
import { DispositionDeciding } from './DispositionDeciding';
import { DispositionItems } from './DispositionItems';
import { DispositionProposal } from './DispositionProposal';
import { DispositionRegister } from './DispositionRegister';
import { DispositionWrites } from './DispositionWrites';
import { FindingTargets } from './FindingTargets';
import { ReviewGaps } from './ReviewGaps';

/** The services around what becomes of gaps. @internal */
export function createFindingServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const { timeZone } = config;
  const known = { ...options, ...stores, ...parts, timeZone };
  const gaps = new ReviewGaps(known);
  const dispositionWrites = new DispositionWrites(known);
  const conditionChanges = new ConditionChanges(known);
  return {
    dispositions: new DefaultDispositionService({
      ...known,
      dispositionAccess: new DispositionAccess(known),
      writes: new NamedWrites(known),
      dispositionWrites,
      targets: new FindingTargets(known),
      proposal: new DispositionProposal({
        ...known,
        acceptances: config.acceptances,
        dispositionWrites,
        gaps,
      }),
      actionMoves: new ActionMoves({ ...known, conditionChanges }),
      deciding: new DispositionDeciding({ ...known, dispositionWrites, gaps }),
    }),
    dispositionLists: new DefaultDispositionListService({
      ...known,
      escalationView: new EscalationView(known),
      dispositionItems: new DispositionItems(known),
      dispositionRegister: new DispositionRegister(known),
    }),
  };
}
