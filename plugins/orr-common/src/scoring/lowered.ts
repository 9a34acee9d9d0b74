/** What decides how much is asked of an entity, as the catalog has it. @public */
export interface Criticality {
  /** How critical it is, in the words of the organisation. */
  tier?: string;
  /** `production` stands above every other. */
  lifecycle?: string;
}

const fold = (word: string | undefined) => word?.trim().toLowerCase();

/** A tier that the order does not name, or that is gone, stands below all that it names: whether it is easier nobody has said. */
function isTierLowered(
  before: string | undefined,
  now: string | undefined,
  tierOrder: readonly string[],
): boolean {
  const order = tierOrder.map(fold);
  const from = before === undefined ? -1 : order.indexOf(fold(before));
  if (from < 0) {
    return false;
  }
  const to = now === undefined ? -1 : order.indexOf(fold(now));
  return to < 0 || to > from;
}

function isLifecycleLowered(
  before: string | undefined,
  now: string | undefined,
): boolean {
  return fold(before) === 'production' && fold(now) !== 'production';
}

/**
 * Whether tier or lifecycle of an entity was lowered. What was not known before was not lowered, nor was a tier that the
 * order, from most to least critical, does not name.
 *
 * @public
 */
export function isLowered(
  before: Criticality,
  now: Criticality,
  tierOrder: readonly string[] = [],
): boolean {
  return (
    isTierLowered(before.tier, now.tier, tierOrder) ||
    isLifecycleLowered(before.lifecycle, now.lifecycle)
  );
}
