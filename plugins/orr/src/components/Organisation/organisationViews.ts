import { ComponentType, lazy, LazyExoticComponent } from 'react';
import { organisationMessages } from '../../messages/organisationMessages';

/** One of the ways to look at the organisation, a tab of its page. @internal */
export interface OrganisationView {
  /** Its address below the page. */
  path: string;
  name: keyof typeof organisationMessages.view;
  /**
   * What it takes along from the view before it: the filters of the list, which it reads with useReadinessFilters and shows
   * in a FilterBar; or, where it has filters of its own, the owners alone. Those of gaps are of everybody unless they say
   * otherwise; a heat map opens the one group among them. Nothing, where it always shows all that one may see.
   */
  carries: 'filters' | 'owners' | 'gaps' | 'heatMap' | 'nothing';
  View: LazyExoticComponent<ComponentType>;
}

/** The tabs in their order, each loaded when it is opened; the first is what the page opens with. @internal */
export const ORGANISATION_VIEWS: readonly OrganisationView[] = [
  {
    path: '',
    name: 'services',
    carries: 'filters',
    View: lazy(() =>
      import('../ReadinessPage/ServicesView').then(m => ({
        default: m.ServicesView,
      })),
    ),
  },
  {
    path: 'heat-map',
    name: 'heatMap',
    carries: 'heatMap',
    View: lazy(() =>
      import('../Gaps/HeatMapView').then(m => ({ default: m.HeatMapView })),
    ),
  },
  {
    path: 'tree',
    name: 'tree',
    carries: 'nothing',
    View: lazy(() =>
      import('../OrganisationTree/TreeView').then(m => ({
        default: m.TreeView,
      })),
    ),
  },
  {
    path: 'risks',
    name: 'risks',
    carries: 'owners',
    View: lazy(() =>
      import('../Register/RegisterView').then(m => ({ default: m.RisksView })),
    ),
  },
  {
    path: 'actions',
    name: 'actions',
    carries: 'owners',
    View: lazy(() =>
      import('../Register/RegisterView').then(m => ({
        default: m.ActionsView,
      })),
    ),
  },
  {
    path: 'themes',
    name: 'themes',
    carries: 'gaps',
    View: lazy(() =>
      import('../Gaps/ThemesView').then(m => ({ default: m.ThemesView })),
    ),
  },
];
