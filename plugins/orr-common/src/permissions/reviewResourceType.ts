/**
 * The resource type of everything that hangs on one entity's readiness: its standing, its reviews, their answers.
 *
 * @public
 */
export const RESOURCE_TYPE_ORR_REVIEW = 'orr-review';
