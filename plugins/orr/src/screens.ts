import { orrTranslationRef } from './translation';

/**
 * What opens on demand. The texts stand beside it, so that they are loaded once, before the first screen: they would be in
 * the chunk of each otherwise, and are more than most of them.
 *
 * @internal
 */
export const screens = {
  texts: orrTranslationRef,
  catalogLink: () => import('./components/CatalogLink'),
  entityReadiness: () => import('./components/EntityReadiness'),
  entityReadinessCard: () => import('./components/EntityReadinessCard'),
  myReadiness: () => import('./components/MyReadiness'),
  myReadinessSummary: () =>
    import('./components/MyReadiness/MyReadinessSummary'),
  organisation: () => import('./components/ReadinessPage'),
  portalOrganisation: () =>
    import('./components/ReadinessPage/PortalReadinessPage'),
  scorecardCard: () => import('./components/ScorecardCard'),
  searchResult: () => import('./components/SearchResult'),
  standingCell: () => import('./components/StandingColumn/StandingCell'),
};
