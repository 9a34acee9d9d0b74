import {
  cadenceMonthsOf,
  checklistApplies,
  ChecklistVersion,
  DecidingMode,
  inScope,
  ProgrammeDocument,
  ProgrammeSetup,
  ReviewerState,
  ScopePreview,
  SetupChecklist,
  TierCandidates,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { EntityScan, SeenEntity } from './EntityScan';
import { ValueCounts } from './ValueCounts';

const EXAMPLES = 5;

/** What somebody who sets up the programme goes by, as far as they see the catalog. @internal */
export class ProgrammePlanning {
  readonly #scan: EntityScan;
  readonly #checklists: DatabaseChecklistStore;
  readonly #entities: DatabaseEntityStore;
  readonly #groups: DatabaseGroupStore;
  readonly #sieve: EntitySieve;

  constructor(options: {
    scan: EntityScan;
    checklists: DatabaseChecklistStore;
    entities: DatabaseEntityStore;
    groups: DatabaseGroupStore;
    sieve: EntitySieve;
  }) {
    this.#scan = options.scan;
    this.#checklists = options.checklists;
    this.#entities = options.entities;
    this.#groups = options.groups;
    this.#sieve = options.sieve;
  }

  /** What a scope would match. */
  async preview(
    programme: Pick<ProgrammeDocument, 'scope'>,
    options: RequestOptions,
  ): Promise<ScopePreview> {
    const published = (await this.#checklists.listCurrent()).filter(
      ({ document }) => document.state === 'published',
    );
    const kinds = new ValueCounts();
    const examples: ScopePreview['examples'] = [];
    const counts = { matched: 0, total: 0, asked: 0 };
    for await (const seen of this.#scan.entities(options)) {
      const isAsked = published.some(checklist => applies(checklist, seen));
      const matches = programme.scope
        ? inScope(programme, seen.entity)
        : isAsked;
      counts.total += 1;
      if (matches) {
        counts.matched += 1;
        counts.asked += isAsked ? 1 : 0;
        kinds.add(seen.kind);
        if (examples.length < EXAMPLES) {
          examples.push({ entityRef: seen.entityRef, title: seen.title });
        }
      }
    }
    return { ...counts, kinds: kinds.list(), examples };
  }

  /** What the steps of the set-up offer and show. */
  async setup(options: RequestOptions): Promise<ProgrammeSetup> {
    const checklists = (await this.#checklists.listCurrent()).filter(
      ({ document }) => document.state !== 'archived',
    );
    const tiers = new TierCandidates();
    const applied = new ValueCounts();
    const counts = {
      kinds: new ValueCounts(),
      types: new ValueCounts(),
      lifecycles: new ValueCounts(),
    };
    for await (const seen of this.#scan.entities(options)) {
      const { metadata, spec, kind } = seen.entity;
      tiers.add(metadata);
      counts.kinds.add(kind);
      counts.types.add(spec?.type);
      counts.lifecycles.add(spec?.lifecycle);
      checklists
        .filter(checklist => applies(checklist, seen))
        .forEach(({ checklistId }) => applied.add(checklistId));
    }
    const reviewersOf = await this.#reviewers(checklists, options);
    return {
      tierCandidates: tiers.list(),
      kinds: counts.kinds.list(),
      types: counts.types.list(),
      lifecycles: counts.lifecycles.list(),
      checklists: checklists.map(checklist => ({
        ...aboutChecklist(checklist),
        applies: applied.get(checklist.checklistId),
        reviewers: reviewersOf(checklist.document.reviewerGroup),
      })),
    };
  }

  async #reviewers(
    checklists: ChecklistVersion[],
    options: RequestOptions,
  ): Promise<(group: string | undefined) => ReviewerState> {
    const refs = checklists.flatMap(({ document }) =>
      document.reviewerGroup ? [lowerCase(document.reviewerGroup)] : [],
    );
    const known = await this.#entities.getByRefs([...new Set(refs)]);
    const shown = await this.#sieve.shown(known, options);
    const shownRefs = shown.map(({ entityRef }) => entityRef);
    const manned = await this.#groups.listManned(shownRefs);
    return group => {
      if (group === undefined) {
        return 'none';
      }
      const ref = lowerCase(group);
      if (!shownRefs.includes(ref)) {
        return 'unknown';
      }
      return manned.has(ref) ? 'present' : 'withoutMembers';
    };
  }
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

function applies({ document }: ChecklistVersion, seen: SeenEntity): boolean {
  return checklistApplies(document, seen.entity, seen);
}

function aboutChecklist({
  checklistId,
  version,
  document,
}: ChecklistVersion): Omit<SetupChecklist, 'applies' | 'reviewers'> {
  const deciding: SetupChecklist['deciding'] = {
    default: document.deciding?.default ?? 'peer',
    tiers: document.deciding?.tiers ?? {},
  };
  const modes: DecidingMode[] = [
    deciding.default,
    ...Object.values(deciding.tiers),
  ];
  return {
    checklistId,
    version,
    title: document.title,
    state: document.state,
    reviewerGroup: document.reviewerGroup,
    needsReviewers: modes.includes('independent'),
    cadenceMonths: cadenceMonthsOf(document),
    cadenceByTier: document.cadenceByTier ?? {},
    deciding,
  };
}
