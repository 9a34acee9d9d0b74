import {
  GapPage,
  HeatMap,
  ScorecardSections,
  Themes,
} from 'backstage-plugin-orr-common';
import {
  GapExportQuery,
  GapListQuery,
  GapService,
  HeatMapQuery,
  SectionsQuery,
  ThemeQuery,
} from '../GapService';
import { RequestOptions } from '../ReviewService';
import { GapList } from './GapList';
import { HeatMapView } from './HeatMapView';
import { SectionView } from './SectionView';
import { ThemeView } from './ThemeView';

/**
 * Tells what is open. It authorises by itself, without a service around it: counts and lists agree only where visibility is
 * part of each query.
 *
 * @internal
 */
export class DefaultGapService implements GapService {
  readonly #heatMap: HeatMapView;
  readonly #list: GapList;
  readonly #sections: SectionView;
  readonly #themes: ThemeView;

  constructor(options: {
    heatMap: HeatMapView;
    list: GapList;
    sections: SectionView;
    themes: ThemeView;
  }) {
    this.#heatMap = options.heatMap;
    this.#list = options.list;
    this.#sections = options.sections;
    this.#themes = options.themes;
  }

  async getHeatMap(
    query: HeatMapQuery,
    options: RequestOptions,
  ): Promise<HeatMap> {
    return this.#heatMap.get(query, options);
  }

  async listGaps(
    query: GapListQuery,
    options: RequestOptions,
  ): Promise<GapPage> {
    return this.#list.list(query, options);
  }

  async exportGaps(
    query: GapExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#list.exportCsv(query, options);
  }

  async getScorecardSections(
    query: SectionsQuery,
    options: RequestOptions,
  ): Promise<ScorecardSections> {
    return this.#sections.get(query, options);
  }

  async getThemes(query: ThemeQuery, options: RequestOptions): Promise<Themes> {
    return this.#themes.get(query, options);
  }
}
