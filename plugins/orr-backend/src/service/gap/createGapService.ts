import { OrrClock } from 'backstage-plugin-orr-node';
import { Stores } from '../../database/createStores';
import { CostlyCounts } from '../visibility/CostlyCounts';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { DefaultGapService } from './DefaultGapService';
import { GapCounts } from './GapCounts';
import { GapList } from './GapList';
import { HeatMapView } from './HeatMapView';
import { QuestionPast } from './QuestionPast';
import { SectionView } from './SectionView';
import { ThemeView } from './ThemeView';

/** @internal */
export function createGapService(
  { clock, stores }: { clock: OrrClock; stores: Stores },
  {
    costlyCounts,
    visibility,
  }: { costlyCounts: CostlyCounts; visibility: EntityVisibility },
): DefaultGapService {
  const counts = new GapCounts({ ...stores, costlyCounts });
  const parts = { ...stores, counts, visibility };
  return new DefaultGapService({
    heatMap: new HeatMapView(parts),
    list: new GapList(parts),
    sections: new SectionView(parts),
    themes: new ThemeView({
      ...parts,
      past: new QuestionPast({ clock, ...stores }),
    }),
  });
}
