import {
  checkDraft,
  ChecklistDraft,
  ChecklistDraftSummary,
  CheckedDraft,
} from 'backstage-plugin-orr-common';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { FactDefinitions } from '../../facts/FactDefinitions';
import { shownLocation } from '../locations/shownLocation';

/** More than are open at a time. */
const KEPT = 20;

/** Shows drafts with what is wrong with them. @internal */
export class DraftView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #factDefinitions: FactDefinitions;
  /** By draft and revision, of which the content never changes: to check a large one takes a second. */
  readonly #problems = new Map<string, ChecklistDraft['problems']>();

  constructor(options: {
    checklists: DatabaseChecklistStore;
    factDefinitions: FactDefinitions;
  }) {
    this.#checklists = options.checklists;
    this.#factDefinitions = options.factDefinitions;
  }

  check(document: unknown): CheckedDraft {
    return checkDraft(document, { facts: this.#factDefinitions.all() });
  }

  /** Spares the draft that was just checked from being checked again. */
  keep(
    draft: Pick<StoredDraft, 'id' | 'revision'>,
    { problems }: CheckedDraft,
  ): void {
    for (const oldest of this.#problems.keys()) {
      if (this.#problems.size < KEPT) {
        break;
      }
      this.#problems.delete(oldest);
    }
    this.#problems.set(keyOf(draft), problems);
  }

  async show(draft: StoredDraft): Promise<ChecklistDraft> {
    if (!this.#problems.has(keyOf(draft))) {
      this.keep(draft, this.check(draft.document));
    }
    return {
      ...(await this.list([draft]))[0],
      document: draft.document,
      problems: this.#problems.get(keyOf(draft))!,
    };
  }

  async list(drafts: StoredDraft[]): Promise<ChecklistDraftSummary[]> {
    const current = await this.#checklists.currentStates(
      drafts.map(({ checklistId }) => checklistId),
    );
    return drafts.map(({ document, location, ...draft }) => ({
      ...draft,
      ...(location !== undefined && { location: shownLocation(location) }),
      title: typeof document.title === 'string' ? document.title : '',
      currentVersion: current.get(draft.checklistId)?.current_version,
      currentState: current.get(draft.checklistId)
        ?.state as ChecklistDraft['currentState'],
      questionCount: document.sections.reduce(
        // A section may have no list of questions yet.
        (count, section) => count + (section?.questions?.length ?? 0),
        0,
      ),
    }));
  }
}

function keyOf({ id, revision }: Pick<StoredDraft, 'id' | 'revision'>): string {
  return `${id} ${revision}`;
}
