import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { FindingTargets } from '../finding/FindingTargets';
import { ReviewGaps } from '../finding/ReviewGaps';
import { NamedWrites } from '../NamedWrites';
import { DefaultEscalationService } from './DefaultEscalationService';
import { EscalationView } from './EscalationView';
import { EscalationWrites } from './EscalationWrites';

/** The service of gaps that are taken to somebody else. @internal */
export function createEscalationService(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const { timeZone } = config;
  const known = { ...options, ...stores, ...parts, timeZone };
  const gaps = new ReviewGaps(known);
  return new DefaultEscalationService({
    ...known,
    escalationView: new EscalationView(known),
    escalationWrites: new EscalationWrites({ ...known, gaps }),
    targets: new FindingTargets(known),
    writes: new NamedWrites(known),
  });
}
