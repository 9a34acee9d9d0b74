import { AsyncLocalStorage } from 'node:async_hooks';
import { JsonObject } from '@backstage/types';
import { HistoryAction, HistoryFacts } from 'backstage-plugin-orr-common';

/** A write that changes more than this is told by its first changes and their number. */
const MAX_CHANGES = 20;

/** What was changed, in no person's words. @internal */
export interface ChangeNote {
  /** What people set for themselves, and what machines tell, is told to the audit log alone. */
  action:
    | HistoryAction
    | 'setting.away'
    | 'setting.digest'
    | 'checklistDraft.created'
    | 'checklistDraft.saved'
    | 'checklistDraft.deleted'
    | 'checklist.published'
    | 'checklist.archived'
    | 'view.saved'
    | 'view.changed'
    | 'view.removed'
    | 'proposal.made'
    | 'proposal.replied'
    | 'recordedReviews.imported'
    | 'recordedReviews.undone'
    | 'deployment.recorded'
    | 'incident.recorded'
    | 'event.received'
    | 'event.retried'
    | 'source.checked'
    | 'fact.recorded'
    | 'rollUps.checked'
    | 'rollUps.rebuildBegun';
  subject?: string;
  facts: HistoryFacts & {
    /** How much of what machines told was new, and how many reviews of elsewhere were brought in or taken back. */
    recorded?: number;
    /** Of the checklist that was published or archived. */
    version?: number;
    state?: string;
  };
}

const trail = new AsyncLocalStorage<ChangeNote[]>();

/** Runs a request and tells what it added to the history, for its audit event. @internal */
export async function withChangeTrail<T>(
  work: () => Promise<T>,
): Promise<{ result: T; changes: ChangeNote[] }> {
  const changes: ChangeNote[] = [];
  const result = await trail.run(changes, work);
  return { result, changes };
}

/** Notes what the request that runs has changed. @internal */
export function noteChange({ action, subject, facts }: ChangeNote): void {
  trail.getStore()?.push({ action, subject, facts });
}

/** Forgets what was noted: the transaction that wrote it has failed. @internal */
export function forgetChanges(): void {
  trail.getStore()?.splice(0);
}

/** What was changed, as an audit event tells it. @internal */
export function changeMeta(changes: ChangeNote[]): JsonObject {
  if (!changes.length) {
    return {};
  }
  return {
    difference: JSON.parse(JSON.stringify(changes.slice(0, MAX_CHANGES))),
    ...(changes.length > MAX_CHANGES && { changes: changes.length }),
  };
}
