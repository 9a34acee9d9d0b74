import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { ChecklistOwnerModel } from '../../../database/checklistDraft/ChecklistOwnerModel';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { DatabaseOutboxStore } from '../../../database/DatabaseOutboxStore';
import { DatabaseToldStore } from '../../../database/DatabaseToldStore';
import { OutboxMessage } from '../../delivery/OutboxMessage';
import { scopeOf, tell } from '../../told/tell';

const BATCH = 200;

interface OwnerWork {
  ownerRef: string;
  entities: number;
}

/**
 * Tells owners that a version of a checklist is in force, or piloted with what they own, once its standings are those of all; each
 * of it once, whichever replica gets there first.
 *
 * @internal
 */
export class PublicationTelling {
  readonly #checklists: DatabaseChecklistStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #owners: ChecklistOwnerModel;
  readonly #told: DatabaseToldStore;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    checklistOwners: ChecklistOwnerModel;
    outbox: DatabaseOutboxStore;
    told: DatabaseToldStore;
  }) {
    this.#checklists = options.checklists;
    this.#outbox = options.outbox;
    this.#owners = options.checklistOwners;
    this.#told = options.told;
  }

  /** Answers how many were told. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const spread = await this.#owners.listSpread();
    const current = spread.length ? await this.#checklists.listCurrent() : [];
    let count = 0;
    for (const { checklistId, version } of spread) {
      const checklist = current.find(
        one => one.checklistId === checklistId && one.version === version,
      );
      if (checklist && !signal?.aborted) {
        count += await this.#tell(checklist, now, signal);
      }
    }
    return count;
  }

  async #tell(
    checklist: ChecklistVersion,
    now: Date,
    signal?: AbortSignal,
  ): Promise<number> {
    const all = {
      scope: scopeOf('checklistPublished', aboutOf(checklist)),
      stage: checklist.document.state,
    };
    if (await this.#told.isTold(all)) {
      return 0;
    }
    let count = 0;
    let afterRef: string | undefined;
    while (!signal?.aborted) {
      const page = await this.#owners.listPage(checklist.checklistId, {
        limit: BATCH,
        afterRef,
      });
      count += await this.#tellOwners(checklist, page, now);
      if (page.length < BATCH) {
        await this.#told.transaction(trx => this.#told.claim(trx, [all], now));
        break;
      }
      afterRef = page[page.length - 1].ownerRef;
    }
    return count;
  }

  async #tellOwners(
    checklist: ChecklistVersion,
    page: OwnerWork[],
    now: Date,
  ): Promise<number> {
    if (!page.length) {
      return 0;
    }
    const scopes = page.map(({ ownerRef }) =>
      scopeOf('checklistPublished', [...aboutOf(checklist), ownerRef]),
    );
    const stage = checklist.document.state;
    return this.#told.transaction(async trx => {
      const claimed = await this.#told.claim(
        trx,
        scopes.map(scope => ({ scope, stage })),
        now,
      );
      const news = page
        .filter((_, index) => claimed.has(scopes[index]))
        .map(work => newsOf(checklist, work));
      await this.#outbox.add(trx, news, now);
      return news.length;
    });
  }
}

function aboutOf({ checklistId, version }: ChecklistVersion): string[] {
  return [checklistId, String(version)];
}

/** The first day after which what was decided before is not enough, where this version names one. */
function firstDayOf({
  binding = [],
  version,
}: ChecklistVersion): string | undefined {
  return binding
    .filter(one => one.version === version)
    .map(({ dueOn }) => dueOn)
    .sort()[0];
}

function whatHolds(checklist: ChecklistVersion): string {
  if (checklist.version === 1) {
    return 'Its questions are answered in a review of each.';
  }
  const day = firstDayOf(checklist);
  return day
    ? `What was decided before holds until ${day} where questions of this version bind from then on; a review on this version until that day keeps the standing.`
    : 'What was decided before holds until the next review is due.';
}

function newsOf(
  checklist: ChecklistVersion,
  { ownerRef, entities }: OwnerWork,
): OutboxMessage {
  const { checklistId, document, version } = checklist;
  const isPilot = document.state === 'pilot';
  return tell('checklistPublished', {
    about: [...aboutOf(checklist), ownerRef],
    to: [ownerRef],
    title: `${document.title}: version ${version} is ${
      isPilot ? 'piloted' : 'in force'
    }`,
    description: `It is asked of ${entities} ${
      entities === 1 ? 'entity' : 'entities'
    } of yours. ${whatHolds(
      checklist,
    )} The page of the checklist says what changed.`,
    link: `/orr/checklists/${encodeURIComponent(checklistId)}`,
  });
}
