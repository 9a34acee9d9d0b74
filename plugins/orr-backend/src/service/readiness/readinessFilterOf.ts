import { ParsedOperationInput } from 'backstage-plugin-orr-common';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { VisibilityFilter } from '../../database/VisibilityFilter';

const isWanted = (flag?: 'true' | 'false') =>
  flag === undefined ? undefined : flag === 'true';

/** The filters of the list as they are asked of the database, for a viewer. @internal */
export function readinessFilterOf(
  query: ParsedOperationInput<'getReadinessFacets'>['query'],
  visibility: VisibilityFilter,
): ReadinessListFilter {
  return {
    visibility,
    requiredOnly: query.scope === 'required',
    standings: query.standing,
    ownerRefs: query.owner,
    kinds: query.kind,
    types: query.type,
    lifecycles: query.lifecycle,
    tiers: query.tier,
    ownerStates: query.ownerState,
    places: query.programme,
    systemRefs: query.system,
    domainRefs: query.domain,
    underChecklistId: query.checklist,
    deployStates: query.deployHealth,
    risks: query.risk,
    inReview: isWanted(query.inReview),
    dueSoon: isWanted(query.dueSoon),
    launchedUnreviewed: isWanted(query.launchedUnreviewed),
    contradicted: isWanted(query.contradicted),
    text: query.text,
  };
}
