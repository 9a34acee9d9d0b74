import { MOST_TOLD_COMMITS } from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { CdEvent, notUnderstood } from './parseCdEvent';

const authorDates = z
  .array(z.iso.datetime({ offset: true }))
  .max(MOST_TOLD_COMMITS);

/** The author dates of the commits that are new, where the sender says them: CDEvents have no place of their own for them. @internal */
export function commitsAuthoredAtOf({
  customData,
}: Pick<CdEvent, 'customData'>): string[] | undefined {
  if (customData.commitsAuthoredAt === undefined) {
    return undefined;
  }
  const { data } = authorDates.safeParse(customData.commitsAuthoredAt);
  if (!data) {
    throw notUnderstood(
      `customData.commitsAuthoredAt: must be at most ${MOST_TOLD_COMMITS} times such as 2026-03-01T09:00:00Z`,
    );
  }
  return data.map(text => new Date(text).toISOString());
}
