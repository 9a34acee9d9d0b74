import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ChangeNote, changeMeta, withChangeTrail } from '../../../changeTrail';

/**
 * Tells the audit log what was changed because of what stands at a watched place. No request does that: there is an event for
 * each change, and none where a place was looked at and nothing came of it.
 *
 * @internal
 */
export class PlaceAudit {
  readonly #auditor: AuditorService;

  constructor(options: { auditor: AuditorService }) {
    this.#auditor = options.auditor;
  }

  /** Does what may change something; `place` as people are shown it, absent for what ships and what is named no more. */
  async run<T>(place: string | undefined, work: () => Promise<T>): Promise<T> {
    const meta = place === undefined ? {} : { location: place };
    let done: { result: T; changes: ChangeNote[] };
    try {
      done = await withChangeTrail(work);
    } catch (error) {
      const event = await this.#begin('checklist-mutate', meta);
      await event.fail({ error: toError(error) });
      throw error;
    }
    for (const change of done.changes) {
      const event = await this.#begin(
        change.action.startsWith('checklistDraft.')
          ? 'checklist-draft-mutate'
          : 'checklist-mutate',
        meta,
      );
      await event.success({ meta: changeMeta([change]) });
    }
    return done.result;
  }

  #begin(eventId: string, meta: JsonObject) {
    return this.#auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      meta: { ...meta, actionType: 'watch' },
    });
  }
}
