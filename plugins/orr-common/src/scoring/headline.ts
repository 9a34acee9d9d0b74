import { STANDINGS, Standing } from './standing';

/** Whether a headline is worse than another. @internal */
export function isWorseHeadline(headline: Standing, than: Standing): boolean {
  return STANDINGS.indexOf(headline) < STANDINGS.indexOf(than);
}

/** The worst of the standings under an entity's required published checklists; none required is not required. @public */
export function headlineOf(standings: Iterable<Standing>): Standing {
  const present = new Set(standings);
  return STANDINGS.find(standing => present.has(standing)) ?? 'notRequired';
}
