import { Criticality } from './lowered';

/** What a word about an entity was, and what it is; absent where there was none, or is none. @public */
export interface CriticalityChange {
  /** When it was decided; absent where there was none. */
  was?: string;
  /** Now; absent where there is none. */
  is?: string;
}

/**
 * In what an entity is another than it was. What was not known before has not changed, unless all is known of that time: then
 * there was none.
 *
 * @internal
 */
export function criticalityChanges(
  before: Criticality,
  now: Criticality,
  { isWhole }: { isWhole: boolean },
): { [K in keyof Criticality]?: CriticalityChange } {
  const changeOf = (
    was: string | undefined,
    is: string | undefined,
  ): CriticalityChange | undefined =>
    was === is || (was === undefined && !isWhole)
      ? undefined
      : { ...(was !== undefined && { was }), ...(is !== undefined && { is }) };
  const tier = changeOf(before.tier, now.tier);
  const lifecycle = changeOf(before.lifecycle, now.lifecycle);
  return { ...(tier && { tier }), ...(lifecycle && { lifecycle }) };
}
