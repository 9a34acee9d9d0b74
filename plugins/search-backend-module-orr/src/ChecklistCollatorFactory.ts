import { Readable } from 'node:stream';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  ChecklistDocument,
  OrrApi,
  orrChecklistReadPermission,
} from 'backstage-plugin-orr-common';

/** A published checklist with what it asks. @internal */
export interface ChecklistSearchDocument extends IndexableDocument {
  checklistId: string;
  version: number;
  owner: string;
}

function textOf({ description, sections }: ChecklistDocument): string {
  return [
    description,
    ...sections.flatMap(section => [
      section.title,
      section.description,
      ...section.questions.flatMap(({ title, guidance }) => [title, guidance]),
    ]),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Makes a document of every published checklist, for whoever may read checklists. @internal */
export class ChecklistCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'readiness-checklists';
  readonly visibilityPermission = orrChecklistReadPermission;
  readonly #orr: Pick<OrrApi, 'listChecklists' | 'getChecklistVersion'>;

  constructor(options: {
    orr: Pick<OrrApi, 'listChecklists' | 'getChecklistVersion'>;
  }) {
    this.#orr = options.orr;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<ChecklistSearchDocument> {
    const { items } = await this.#orr.listChecklists({});
    for (const { id, version, title, ownerRef, state } of items) {
      if (state === 'published') {
        const { document } = await this.#orr.getChecklistVersion({
          params: { checklistId: id, version },
        });
        yield {
          title,
          text: textOf(document),
          location: `/orr/themes?checklist=${encodeURIComponent(id)}`,
          checklistId: id,
          version,
          owner: ownerRef,
        };
      }
    }
  }
}
