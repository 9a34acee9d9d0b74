import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChecklistDocument,
  ChecklistVersion,
  hashChecklist,
  isSame,
} from 'backstage-plugin-orr-common';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { DatabaseChecklistDraftStore } from '../../../database/checklistDraft/DatabaseChecklistDraftStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { Transaction } from '../../../database/transaction';
import { DraftAction, noteDraft } from '../drafts/noteDraft';
import { shownLocation } from './shownLocation';

/** Who writes what no person does. */
const PLUGIN = 'plugin:orr';

/** What became of a draft that follows a place. */
interface Written {
  action: DraftAction;
  draft: StoredDraft;
  before?: StoredDraft;
}

const TOLD: Record<DraftAction, string> = {
  'checklistDraft.created': 'offered as a draft',
  'checklistDraft.saved': 'the draft is replaced',
  'checklistDraft.deleted': 'the draft is taken back, it is in force',
};

/** What stands at a watched place. @internal */
export interface PlacedDocument {
  /** As it is configured. */
  location: string;
  document: ChecklistDocument;
}

/**
 * The drafts that are as their places say. There is one as long as what stands there is not what is in force for all: so nothing has
 * to be remembered but the place and the checklist.
 *
 * @internal
 */
export class PlacedDrafts {
  readonly #checklistDrafts: DatabaseChecklistDraftStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #logger: LoggerService;

  constructor(options: {
    checklistDrafts: DatabaseChecklistDraftStore;
    checklists: DatabaseChecklistStore;
    logger: LoggerService;
  }) {
    this.#checklistDrafts = options.checklistDrafts;
    this.#checklists = options.checklists;
    this.#logger = options.logger;
  }

  /** The places that have a draft now. */
  async locations(): Promise<Set<string>> {
    return new Set(await this.#checklistDrafts.listLocations());
  }

  /** Takes back the drafts of all places but these. */
  async keepOnly(locations: string[]): Promise<void> {
    noteDeleted(await this.#checklistDrafts.deletePlacedOthers(locations));
  }

  async takeBack(location: string): Promise<void> {
    noteDeleted(await this.#checklistDrafts.deletePlaced(location));
  }

  /** Whether it was; what is written in the portal stays as it is there. */
  async offer(placed: PlacedDocument, now: Date): Promise<boolean> {
    const { location, document } = placed;
    const origins = await this.#checklists.listOrigins([document.id]);
    if (origins.get(document.id) === 'portal') {
      return false;
    }
    const written = await this.#checklistDrafts.transaction(async trx =>
      this.#write(trx, placed, now),
    );
    if (written) {
      const { action, draft, before } = written;
      noteDraft(action, draft, before);
      this.#logger.info(
        `Checklist ${document.id} at ${shownLocation(location)}: ${
          TOLD[action]
        }`,
      );
    }
    return true;
  }

  /** The row of the draft is locked first, as it is where one is published. */
  async #write(
    trx: Transaction,
    { location, document }: PlacedDocument,
    now: Date,
  ): Promise<Written | undefined> {
    const begun = begin({ location, document }, now);
    const before = await this.#checklistDrafts.lockPlaced(trx, begun);
    const isNew = before.id === begun.id;
    const current = (await this.#checklists.listCurrent(trx)).find(
      ({ checklistId }) => checklistId === document.id,
    );
    if (isInForce(document, current)) {
      await this.#checklistDrafts.delete(trx, before.id);
      return isNew
        ? undefined
        : { action: 'checklistDraft.deleted', draft: before };
    }
    const after: StoredDraft = {
      ...before,
      checklistId: document.id,
      basedOn: current?.version,
      document: drafted(document, current),
      revision: isNew ? 1 : before.revision + 1,
      updatedAt: begun.updatedAt,
    };
    if (isNew || !isSameDraft(before, after)) {
      await this.#checklistDrafts.update(trx, after);
      return isNew
        ? { action: 'checklistDraft.created', draft: after }
        : { action: 'checklistDraft.saved', draft: after, before };
    }
    return undefined;
  }
}

function noteDeleted(drafts: StoredDraft[]): void {
  drafts.forEach(draft => noteDraft('checklistDraft.deleted', draft));
}

function begin(
  { location, document }: PlacedDocument,
  now: Date,
): StoredDraft & { location: string } {
  const at = now.toISOString();
  return {
    id: randomUUID(),
    checklistId: document.id,
    revision: 1,
    document,
    createdBy: PLUGIN,
    createdAt: at,
    updatedBy: PLUGIN,
    updatedAt: at,
    location,
  };
}

/** What was said of the version in force is not said of this one. */
function drafted(
  { changelog, ...document }: ChecklistDocument,
  current: ChecklistVersion | undefined,
): ChecklistDocument {
  return {
    ...document,
    state: 'draft',
    ...(changelog !== current?.changelog && { changelog }),
  };
}

function isInForce(
  document: ChecklistDocument,
  current: ChecklistVersion | undefined,
): boolean {
  return (
    current?.document.state === 'published' &&
    current.contentHash === hashChecklist(document)
  );
}

function isSameDraft(before: StoredDraft, after: StoredDraft): boolean {
  return (
    before.basedOn === after.basedOn && isSame(before.document, after.document)
  );
}
