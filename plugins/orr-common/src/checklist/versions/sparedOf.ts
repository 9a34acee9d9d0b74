import { SparedQuestion } from './rollout';

/**
 * The questions of a version that an entity is not asked, by the version on which it was decided for the first time under the
 * checklist. One that was never decided is new, and spared nothing.
 *
 * @public
 */
export function sparedOf(
  { spared = [] }: { spared?: readonly SparedQuestion[] },
  firstDecidedVersion: number | undefined,
): string[] {
  return spared.flatMap(({ questionId, version }) =>
    firstDecidedVersion !== undefined && firstDecidedVersion < version
      ? [questionId]
      : [],
  );
}
