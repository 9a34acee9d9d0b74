import { Verdict } from './verdict';

/** What the command `backstage-orr verdict` ends with. A number that was used once keeps its meaning. @public */
export const VERDICT_EXIT_CODES = {
  /** The release may go on: go, conditional, not required, an override in force, or reporting only. */
  passed: 0,
  /** No-go. */
  stopped: 1,
  /** The portal could not be asked, or did not answer as it should: nothing is known. */
  unreachable: 2,
  /** The token is missing or not accepted, or may not do what was asked. */
  notPermitted: 3,
  /** The portal knows no such entity, or hides it from the token. */
  unknownEntity: 4,
  /** The command was used in a way that cannot work; nothing was asked. */
  usage: 64,
} as const;

/** One of {@link VERDICT_EXIT_CODES}. @public */
export type VerdictExitCode =
  (typeof VERDICT_EXIT_CODES)[keyof typeof VERDICT_EXIT_CODES];

/** What a verdict ends with, by the table of the gate. @public */
export function verdictExitCodeOf(
  { verdict, isOverridden }: { verdict: Verdict; isOverridden: boolean },
  options: { failOnConditional?: boolean } = {},
): VerdictExitCode {
  const isStopped =
    verdict === 'noGo' ||
    (verdict === 'conditional' && options.failOnConditional === true);
  return isStopped && !isOverridden
    ? VERDICT_EXIT_CODES.stopped
    : VERDICT_EXIT_CODES.passed;
}
