import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { AlertDetection } from '../deployHealth/AlertDetection';
import { NamedWrites } from '../NamedWrites';
import { ChecklistIncidents } from './ChecklistIncidents';
import { DefaultIncidentService } from './DefaultIncidentService';
import { FindingWrites } from './FindingWrites';
import { HindsightView } from './HindsightView';
import { IncidentView } from './IncidentView';

/** The services around incidents and the questions that should have caught them. @internal */
export function createIncidentServices(
  options: ServicesOptions,
  parts: SharedServices & { alertDetection: AlertDetection },
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    timeZone: config.timeZone,
  };
  return {
    incidentService: new DefaultIncidentService({
      ...known,
      findingWrites: new FindingWrites(known),
      hindsight: new HindsightView(known),
      incidentView: new IncidentView(known),
      writes: new NamedWrites(known),
    }),
    checklistIncidentService: new ChecklistIncidents(known),
  };
}
