import { STANDINGS, Standing } from './standing';

/** The worst of the standings under an entity's required published checklists; none required is not required. @public */
export function headlineOf(standings: Iterable<Standing>): Standing {
  const present = new Set(standings);
  return STANDINGS.find(standing => present.has(standing)) ?? 'notRequired';
}
