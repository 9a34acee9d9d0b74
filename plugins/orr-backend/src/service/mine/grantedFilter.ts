import { VisibilityFilter } from '../../database/VisibilityFilter';
import { OrrReviewPermission } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** Of the reviews that a caller may read, those on which policy grants them a permission. @internal */
export async function grantedFilter(
  visibility: EntityVisibility,
  asked: { permission: OrrReviewPermission; readable: VisibilityFilter },
  options: RequestOptions,
): Promise<VisibilityFilter> {
  const { permission, readable } = asked;
  const { ours } = await visibility.filtersFor({ permission }, options);
  return { type: 'all', filters: [readable, ours] };
}
