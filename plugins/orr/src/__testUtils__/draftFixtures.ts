import {
  ChecklistDocument,
  ChecklistDraft,
  OrrApi,
  PlacedProblem,
} from 'backstage-plugin-orr-common';
import { refusal } from './refusal';
import { checklist } from './reviewFixtures';

export const DRAFT_ID = '0f3c2b1a-9d8e-4c7b-a6f5-1e2d3c4b5a69';
export const AUTHOR = 'user:default/ada';
export const OTHER_AUTHOR = 'user:default/kim';
const AT = '2026-03-02T10:00:00.000Z';

export function checklistDraft(
  rest: Partial<ChecklistDraft> = {},
): ChecklistDraft {
  const { document = checklist } = rest;
  return {
    id: DRAFT_ID,
    checklistId: document.id,
    title: document.title,
    revision: 1,
    questionCount: 7,
    createdBy: AUTHOR,
    createdAt: AT,
    updatedBy: AUTHOR,
    updatedAt: AT,
    document,
    problems: [],
    ...rest,
  };
}

/** A backend that keeps one draft, refuses what is based on an older revision, and can be written to by somebody else. */
export class FakeDrafts {
  draft: ChecklistDraft;
  problemsOf: (document: ChecklistDocument) => PlacedProblem[] = () => [];
  readonly saved: ChecklistDocument[] = [];
  readonly #failures: Error[] = [];

  constructor(rest: Partial<ChecklistDraft> = {}) {
    this.draft = checklistDraft(rest);
  }

  /** The next saving fails. */
  fail(error: Error): void {
    this.#failures.push(error);
  }

  /** Somebody else saves a change. */
  saveAs(
    userRef: string,
    change: (document: ChecklistDocument) => ChecklistDocument,
  ): void {
    this.#store(change(this.draft.document), userRef);
  }

  readonly api: Pick<OrrApi, 'saveChecklistDraft' | 'getChecklistDraft'> = {
    getChecklistDraft: async () => structuredClone(this.draft),
    saveChecklistDraft: async ({ body }) => {
      const failure = this.#failures.shift();
      if (failure) {
        throw failure;
      }
      if (body.revision !== this.draft.revision) {
        throw refusal(409, 'Somebody else saved it since');
      }
      const document = structuredClone(body.document);
      this.saved.push(document);
      this.#store(document, AUTHOR);
      return structuredClone(this.draft);
    },
  };

  #store(document: ChecklistDocument, updatedBy: string): void {
    this.draft = {
      ...this.draft,
      document,
      updatedBy,
      revision: this.draft.revision + 1,
      problems: this.problemsOf(document),
    };
  }
}
