import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { BriefingParts } from './BriefingParts';
import { BriefingRisks } from './BriefingRisks';
import { BriefingTeams } from './BriefingTeams';
import { ComparedDays } from './ComparedDays';
import { DefaultBriefingService } from './DefaultBriefingService';
import { DueList } from './DueList';
import { NamedItems } from './NamedItems';
import { ReadinessChanges } from './ReadinessChanges';

/** @internal */
export function createBriefingService(
  options: ServicesOptions,
  parts: SharedServices,
): DefaultBriefingService {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    days: new ComparedDays({ ...options, timeZone: config.timeZone }),
    named: new NamedItems(stores),
  };
  return new DefaultBriefingService({
    ...known,
    changes: new ReadinessChanges(known),
    dueList: new DueList(known),
    parts: new BriefingParts(known),
    risks: new BriefingRisks(known),
    teams: new BriefingTeams(options),
  });
}
