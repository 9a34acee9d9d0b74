import { orrReviewDecidePermission } from 'backstage-plugin-orr-common';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** Of the reviews that a caller may read, those that policy lets them decide. @internal */
export async function decidableFilter(
  visibility: EntityVisibility,
  readable: VisibilityFilter,
  options: RequestOptions,
): Promise<VisibilityFilter> {
  const { ours } = await visibility.filtersFor(
    { permission: orrReviewDecidePermission },
    options,
  );
  return { type: 'all', filters: [readable, ours] };
}
