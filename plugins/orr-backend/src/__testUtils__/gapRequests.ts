import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Requests about what is open over all entities. */
export function gapRequests(checklistId: string) {
  const of = `checklist=${checklistId}`;
  return {
    getHeatMap: [`/scorecard/heat-map?${of}`],
    listGaps: [`/scorecard/gaps?${of}`],
    exportGaps: [`/scorecard/gaps.csv?${of}`],
    getScorecardSections: [`/scorecard/sections?${of}`],
    getThemes: [`/scorecard/themes?${of}`],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
