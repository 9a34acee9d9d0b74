import {
  EntityVerdict,
  Verdict,
  VERDICT_EXIT_CODES,
  VerdictReason,
} from 'backstage-plugin-orr-common';
import { REASON_WORDS } from './reasonWords';
import { Outcome } from './runVerdict';

const VERDICT_WORDS: Record<Verdict, string> = {
  go: '✓ go',
  conditional: '✓ go with conditions',
  notRequired: '– not required',
  noGo: '■ no-go',
};
/** What is said at most; the tab shows all. */
const MAX_REASONS = 10;

function reasonLine(reason: VerdictReason, verdict: EntityVerdict): string {
  const { code, date, questionId, checklistId } = reason;
  const under = verdict.checklists.find(
    checklist => checklist.checklistId === checklistId,
  );
  const day = date ? ` ${date.slice(0, 10)}` : '';
  const question = questionId ? ` (question ${questionId})` : '';
  return `    ${under?.checklistTitle ?? checklistId}: ${
    REASON_WORDS[code]
  }${day}${question}`;
}

function reasonLines(verdict: EntityVerdict): string[] {
  const { reasons } = verdict;
  const more = reasons.length - MAX_REASONS;
  return [
    ...reasons.slice(0, MAX_REASONS).map(reason => reasonLine(reason, verdict)),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

function verdictLines(verdict: EntityVerdict): string[] {
  const { breakGlass, checklists, snapshotHash, url, validUntil } = verdict;
  const graces = checklists.filter(
    ({ graceUntil, verdict: said }) =>
      graceUntil !== undefined && said === 'conditional',
  );
  return [
    `${verdict.entityRef}: ${VERDICT_WORDS[verdict.verdict]}`,
    ...reasonLines(verdict),
    ...graces.map(
      ({ checklistTitle, graceUntil }) =>
        `    ${checklistTitle}: overdue, and no-go after ${graceUntil}`,
    ),
    ...(validUntil ? [`  holds until ${validUntil}`] : []),
    ...(snapshotHash ? [`  rests on snapshot ${snapshotHash}`] : []),
    ...(breakGlass
      ? [
          `  ! overridden by ${breakGlass.personRef} until ${breakGlass.until}: ${breakGlass.reason}`,
        ]
      : []),
    ...(url ? [`  ${url}`] : []),
  ];
}

/** One entity on the terminal. @internal */
export function describeOutcome(outcome: Outcome): string {
  const lines =
    'verdict' in outcome
      ? verdictLines(outcome.verdict)
      : [`${outcome.entityRef}: ? unknown`, `  ${outcome.problem}`];
  // What others wrote moves no cursor and begins no line, where a runner might take it for a command.
  return lines.map(line => line.replace(/\p{Cc}+/gu, ' ')).join('\n');
}

const END_WORDS: Record<number, string> = {
  [VERDICT_EXIT_CODES.passed]: 'The release may go on.',
  [VERDICT_EXIT_CODES.stopped]: 'The release stops here.',
  [VERDICT_EXIT_CODES.unreachable]:
    'Nothing is known: the portal told no verdict.',
  [VERDICT_EXIT_CODES.notPermitted]:
    'Nothing is known: the portal refused to tell.',
  [VERDICT_EXIT_CODES.unknownEntity]:
    'Nothing is known: the portal has no such entity.',
  [VERDICT_EXIT_CODES.usage]: 'Nothing was asked that can be answered.',
};

/** The last line on the terminal. @internal */
export function describeEnd(found: number, ended: number): string {
  return found === ended
    ? `${END_WORDS[found]} (${found})`
    : `${END_WORDS[found]} (would end with ${found}; only reported)`;
}
