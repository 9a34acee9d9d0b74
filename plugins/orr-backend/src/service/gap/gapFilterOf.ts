import { ParsedOperationInput } from 'backstage-plugin-orr-common';
import { GapFilter } from '../../database/gap/gapFilter';
import { VisibilityFilter } from '../../database/VisibilityFilter';

type FilterQuery = Omit<
  ParsedOperationInput<'getThemes'>['query'],
  'checklist'
> & { checklist?: string };

/** What narrows the entities, as the database takes it. @internal */
export function gapFilterOf(
  query: FilterQuery,
  visibility: VisibilityFilter,
): GapFilter {
  return {
    visibility,
    ownerRefs: query.owner,
    teamRef: query.team,
    ownedBy: query.ownedBy,
    systemRef: query.partOf,
    systemRefs: query.system,
    checklistId: query.checklist,
    domainRefs: query.domain,
    ownerStates: query.ownerState,
    deployStates: query.deployHealth,
    risks: query.risk,
    kinds: query.kind,
    types: query.type,
    lifecycles: query.lifecycle,
    tiers: query.tier,
    standings: query.standing,
  };
}
