import { GapService } from '../service/GapService';
import { Handlers } from './Handlers';

/** @internal */
export function gapHandlers(
  gaps: GapService,
): Pick<
  Handlers,
  | 'getHeatMap'
  | 'listGaps'
  | 'exportGaps'
  | 'getScorecardSections'
  | 'getThemes'
> {
  return {
    getHeatMap: ({ query }, options) => gaps.getHeatMap(query, options),
    listGaps: ({ query }, options) => gaps.listGaps(query, options),
    exportGaps: ({ query }, options) => gaps.exportGaps(query, options),
    getScorecardSections: ({ query }, options) =>
      gaps.getScorecardSections(query, options),
    getThemes: ({ query }, options) => gaps.getThemes(query, options),
  };
}
