import { z } from 'zod';
import { ArgocdApplication, historyOf } from './argocdApplication';

const USUAL_LIMIT = 10;

/** How far the history of an application has been told. @internal */
export const toldSchema = z.object({
  /** Of the object in Kubernetes: another one begins its history anew. */
  uid: z.string().nullable(),
  /** Of the last entry; -1 where there was none. */
  id: z.int(),
  /** ISO instant since when none is missing. */
  from: z.iso.datetime(),
});

type Told = z.infer<typeof toldSchema>;

/** What Argo CD has not told cannot be known: it keeps only the last few entries. */
function knownFrom(
  application: ArgocdApplication,
  before: Told | undefined,
  { since, now }: { since: string; now: string },
): string {
  const [oldest] = historyOf(application);
  const isAnother =
    before !== undefined && before.uid !== (application.metadata.uid ?? null);
  if (!oldest) {
    const limit = application.spec.revisionHistoryLimit ?? USUAL_LIMIT;
    const isFirst = !before || (before.id < 0 && !isAnother);
    return limit > 0 && isFirst ? before?.from ?? since : now;
  }
  if (before && !isAnother && oldest.id <= before.id + 1) {
    return before.from;
  }
  return oldest.id === 0 && !before
    ? since
    : new Date(oldest.deployedAt).toISOString();
}

/** How far the history is told with what an application says now. @internal */
export function toldOf(
  application: ArgocdApplication,
  before: Told | undefined,
  options: { since: Date; now: Date },
): Told {
  return {
    uid: application.metadata.uid ?? null,
    id: historyOf(application).at(-1)?.id ?? -1,
    from: knownFrom(application, before, {
      since: options.since.toISOString(),
      now: options.now.toISOString(),
    }),
  };
}
