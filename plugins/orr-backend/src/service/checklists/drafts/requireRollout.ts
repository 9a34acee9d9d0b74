import { InputError } from '@backstage/errors';
import {
  BindableQuestion,
  RolloutRule,
  rolloutProblems,
} from 'backstage-plugin-orr-common';

/** Refuses rules that bind nobody, or by a day that has passed. @internal */
export function requireRollout(
  rollout: readonly RolloutRule[],
  bindable: readonly BindableQuestion[],
  today: string,
): void {
  const problems = rolloutProblems(rollout, bindable, today);
  if (problems.length) {
    throw new InputError(
      problems.map(({ path, message }) => `${path}: ${message}`).join('; '),
    );
  }
}
