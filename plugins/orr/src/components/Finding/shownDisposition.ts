import {
  FindingDisposition,
  governingDisposition,
} from 'backstage-plugin-orr-common';

const RUNNING: readonly FindingDisposition['state'][] = ['open', 'asked'];

/** What says most about where a gap stands: what governs it, else what is open or waits. @internal */
export function shownDisposition(
  dispositions: readonly FindingDisposition[],
  today: string,
): FindingDisposition | undefined {
  return (
    governingDisposition(dispositions, today) ??
    dispositions.find(({ state }) => RUNNING.includes(state))
  );
}

/** Whether something is planned, asked for or approved for a gap, so that it needs no place in the backlog. @internal */
export function isTakenCareOf(
  dispositions: readonly FindingDisposition[],
  questionId: string,
): boolean {
  return dispositions.some(
    item =>
      item.questionId === questionId &&
      item.coveredEntityRef === undefined &&
      (RUNNING.includes(item.state) || item.state === 'approved'),
  );
}
