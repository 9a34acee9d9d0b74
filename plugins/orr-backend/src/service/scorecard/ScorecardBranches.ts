import { InputError } from '@backstage/errors';
import {
  orrReadinessReadPermission,
  ParsedOperationInput,
  ScorecardTree,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';
import {
  AlikeCount,
  ScorecardModel,
} from '../../database/rollUp/ScorecardModel';
import {
  Branch,
  BranchQuery,
  ScorecardTreeModel,
} from '../../database/rollUp/ScorecardTreeModel';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { CostlyCounts } from '../visibility/CostlyCounts';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { freshnessOf } from './freshnessOf';
import { tieredCounts } from './standingCounts';

type TreeQuery = ParsedOperationInput<'getScorecardTree'>['query'];

const KINDS = {
  groups: 'group',
  domains: 'domain',
  systems: 'system',
} as const;

/** Lists what is below one place of the organisation, with its counts. @internal */
export class ScorecardBranches {
  readonly #clock: OrrClock;
  readonly #costly: CostlyCounts;
  readonly #rollUps: DatabaseRollUpStore;
  readonly #scorecard: ScorecardModel;
  readonly #tree: ScorecardTreeModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    clock: OrrClock;
    costlyCounts: CostlyCounts;
    rollUps: DatabaseRollUpStore;
    scorecard: ScorecardModel;
    scorecardTree: ScorecardTreeModel;
    visibility: EntityVisibility;
  }) {
    this.#clock = options.clock;
    this.#costly = options.costlyCounts;
    this.#rollUps = options.rollUps;
    this.#scorecard = options.scorecard;
    this.#tree = options.scorecardTree;
    this.#visibility = options.visibility;
  }

  async list(
    query: TreeQuery,
    options: RequestOptions,
  ): Promise<ScorecardTree> {
    const { cursor, limit, checklist } = query;
    const place = placeOf(query);
    const binding = {
      ...place,
      checklist,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const isKept = visibility.type === 'everything';
    const asked = { ...place, visibility, checklist, limit, after };
    const list = () => this.#page({ ...place, visibility }, asked);
    const { value: page, asOf } = isKept
      ? { value: await list(), asOf: this.#clock.now() }
      : await this.#costly.count({ of: 'branches', ...asked }, list);
    return {
      items: page.items,
      nextCursor:
        page.last &&
        toPageCursor({ value: page.last.sortName, id: page.last.id }, binding),
      freshness: freshnessOf(
        asOf,
        isKept ? await this.#rollUps.getState() : undefined,
      ),
    };
  }

  /** With what it ends with, where another page follows. */
  async #page(
    query: BranchQuery,
    options: {
      checklist?: string;
      limit: number;
      after?: { value: string; id: string };
    },
  ): Promise<{ items: ScorecardTree['items']; last?: Branch }> {
    const { after, checklist, limit } = options;
    const found = await this.#tree.list(query, {
      limit: limit + 1,
      after: after && { sortName: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    return {
      items: await this.#withCounts(page, query, checklist),
      last: found.length > page.length ? page[page.length - 1] : undefined,
    };
  }

  async #withCounts(
    page: Branch[],
    query: BranchQuery,
    checklistId: string | undefined,
  ): Promise<ScorecardTree['items']> {
    const { kind, visibility } = query;
    const refs = page.map(({ ref }) => ref);
    const counted = { scope: { kind, refs }, checklistId, visibility };
    const below = await this.#tree.havingBelow(refs, query);
    const alike =
      visibility.type === 'everything'
        ? await this.#scorecard.countKept(counted)
        : await this.#scorecard.countRowsEach(counted);
    const byRef = new Map<string, AlikeCount[]>();
    for (const each of alike) {
      byRef.set(each.scopeRef, [...(byRef.get(each.scopeRef) ?? []), each]);
    }
    return page.map(({ ref, name, title }) => ({
      ref,
      kind,
      name,
      title,
      hasBelow: below.has(ref),
      counts: tieredCounts(byRef.get(ref) ?? []),
    }));
  }
}

function placeOf({ parent, of }: TreeQuery): Omit<BranchQuery, 'visibility'> {
  if (!parent) {
    return { kind: KINDS[of ?? 'groups'] };
  }
  const parentRef = parent.toLocaleLowerCase('en-US');
  const kind = { group: 'group', domain: 'system' }[parentRef.split(':')[0]];
  if (kind !== 'group' && kind !== 'system') {
    throw new InputError('query.parent: must be a group or a domain');
  }
  if (of && KINDS[of] !== kind) {
    throw new InputError(
      `query.of: there are no ${of} below a ${parent.split(':')[0]}`,
    );
  }
  return { kind, parentRef };
}
