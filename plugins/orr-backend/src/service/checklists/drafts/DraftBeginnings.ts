import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  ChecklistDocument,
  CreatedChecklistDraft,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistLocationStore } from '../../../database/DatabaseChecklistLocationStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { CreateDraftInput } from '../../ChecklistDraftService';
import { ChecklistLibrary } from './ChecklistLibrary';
import { draftOfFile } from './draftOfFile';
import { requireNoPlace } from './requireNoPlace';

/** What a draft begins with. @internal */
export interface DraftBeginning {
  document: ChecklistDocument;
  /** The version that it goes on from. */
  basedOn?: number;
  notes: CreatedChecklistDraft['notes'];
}

type From<TType extends CreateDraftInput['from']['type']> = Extract<
  CreateDraftInput['from'],
  { type: TType }
>;

/** Finds out what a draft begins with. @internal */
export class DraftBeginnings {
  readonly #checklistLocations: DatabaseChecklistLocationStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #library: ChecklistLibrary;

  constructor(options: {
    checklistLocations: DatabaseChecklistLocationStore;
    checklists: DatabaseChecklistStore;
    library: ChecklistLibrary;
  }) {
    this.#checklistLocations = options.checklistLocations;
    this.#checklists = options.checklists;
    this.#library = options.library;
  }

  async of(from: CreateDraftInput['from']): Promise<DraftBeginning> {
    switch (from.type) {
      case 'blank':
        return this.#blank(from);
      case 'version':
        return this.#version(from);
      case 'library':
        return this.#fromLibrary(from);
      default:
        return this.#file(from);
    }
  }

  async #blank({ id, title, owner }: From<'blank'>): Promise<DraftBeginning> {
    await this.#requireFree(id, 'from.id');
    return {
      document: {
        schemaVersion: 1,
        id,
        title,
        description: '',
        owner,
        state: 'draft',
        kinds: ['launch', 'periodic'],
        appliesTo: { kind: 'Component' },
        sections: [],
      },
      notes: [],
    };
  }

  async #version({
    checklistId,
    as,
  }: From<'version'>): Promise<DraftBeginning> {
    const current = await this.#checklists.getCurrent(checklistId);
    if (!current) {
      throw new NotFoundError(`No checklist ${checklistId}`);
    }
    const document = drafted(current.document);
    if (as) {
      await this.#requireFree(as.id, 'from.as.id');
      return { document: { ...document, ...as }, notes: [] };
    }
    const origins = await this.#checklists.listOrigins([checklistId]);
    if (origins.get(checklistId) === 'file') {
      throw new ConflictError(
        `The checklist ${checklistId} comes from a file and is changed there; give another id to go on with a copy`,
      );
    }
    return { document, basedOn: current.version, notes: [] };
  }

  async #fromLibrary({ name, as }: From<'library'>): Promise<DraftBeginning> {
    const document = await this.#library.checklist(name);
    if (!document) {
      throw new InputError(`from.name: the library has no checklist ${name}`);
    }
    await this.#requireFree(as.id, 'from.as.id');
    return { document: { ...drafted(document), ...as }, notes: [] };
  }

  /** A file of a checklist that is written here goes on with it. */
  async #file(from: From<'file'>): Promise<DraftBeginning> {
    const { document, notes } = draftOfFile(from);
    const origins = await this.#checklists.listOrigins([document.id]);
    if (origins.get(document.id) === 'portal' && !from.as) {
      const current = await this.#checklists.getCurrent(document.id);
      return {
        document: drafted(document),
        basedOn: current?.version,
        notes,
      };
    }
    await this.#requireFree(document.id, 'from.as.id');
    return { document: drafted(document), notes };
  }

  async #requireFree(id: string, field: string): Promise<void> {
    if ((await this.#checklists.listOrigins([id])).size) {
      throw new ConflictError(
        `${field}: there is a checklist with the id ${id} already`,
      );
    }
    await requireNoPlace(this.#checklistLocations, id, field);
  }
}

/** What was said of an earlier version is not said of this one. */
function drafted({
  changelog: _,
  ...document
}: ChecklistDocument): ChecklistDocument {
  return { ...document, state: 'draft' };
}
