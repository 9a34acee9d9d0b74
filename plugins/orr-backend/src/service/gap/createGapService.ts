import { Stores } from '../../database/createStores';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { DefaultGapService } from './DefaultGapService';
import { GapList } from './GapList';
import { HeatMapView } from './HeatMapView';
import { ThemeView } from './ThemeView';

/** @internal */
export function createGapService(
  { stores }: { stores: Stores },
  { visibility }: { visibility: EntityVisibility },
): DefaultGapService {
  const parts = { ...stores, visibility };
  return new DefaultGapService({
    heatMap: new HeatMapView(parts),
    list: new GapList(parts),
    themes: new ThemeView(parts),
  });
}
