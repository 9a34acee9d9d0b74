/** One kind of request, and what was promised of its time. */
export interface ReadScenario {
  name: string;
  /** As many times the floor as its p95 may take at ten clients; by a custom rule three times in any case. */
  limit: number;
  paths: string[];
}

/** Stands for the cursor of whoever asks. */
export const DEEP = 'CURSOR-OF-THE-VIEWER';

const CHECKLIST = 'service-launch-readiness';
const AREA = encodeURIComponent('group:default/area-0');

/** A page of one part of the organisation. */
const FILTERED = `/readiness?limit=50&kind=Component&owner=${AREA}&standing=neverReviewed&standing=notReady&standing=ready`;

/** What a manager, an owner and a pipeline ask for. */
export function scenariosOf(input: {
  names: string[];
  since: string;
}): ReadScenario[] {
  const ofEntities = (last: string) =>
    input.names.map(name => `/entities/component/default/${name}/${last}`);
  return [
    { name: 'tab', limit: 1.5, paths: ofEntities('overview') },
    { name: 'verdict', limit: 1.5, paths: ofEntities('verdict') },
    { name: 'first page', limit: 1.5, paths: ['/readiness?limit=50'] },
    {
      name: 'deep page',
      limit: 1.5,
      paths: [`/readiness?limit=50&cursor=${DEEP}`],
    },
    { name: 'filtered page', limit: 1.5, paths: [FILTERED] },
    {
      name: 'group roll-up',
      limit: 1.5,
      paths: [`/scorecard?group=${AREA}&trendDays=0`],
    },
    {
      name: 'trend',
      limit: 3,
      paths: [`/scorecard?since=${input.since}&trendDays=365`],
    },
    { name: 'tree', limit: 1.5, paths: ['/scorecard/tree?limit=50'] },
    {
      name: 'heat map',
      limit: 3,
      paths: [`/scorecard/heat-map?checklist=${CHECKLIST}&limit=50`],
    },
  ];
}
