import { NotFoundError } from '@backstage/errors';
import {
  ChecklistLocationProblem,
  ChecklistOverview,
  ChecklistProblem,
  ChecklistVersion,
  ChecklistVersionPage,
  givesStandings,
  lintChecklist,
  OperationOutput,
  orrReadinessReadPermission,
  ProblemSeverity,
} from 'backstage-plugin-orr-common';
import { ChecklistUseModel } from '../../database/ChecklistUseModel';
import {
  DatabaseChecklistLocationStore,
  StoredChecklistLocation,
} from '../../database/DatabaseChecklistLocationStore';
import { ChecklistOrigin } from '../../database/checklistRows';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  ListChecklistOverviewsInput,
  ListChecklistVersionsInput,
} from '../ChecklistService';
import { FactDefinitions } from '../facts/FactDefinitions';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { shownLocation } from './locations/shownLocation';
import { placedProblems } from './placedProblems';
import { toChecklistSummary } from './toChecklistSummary';

/** @internal */
export interface ChecklistOverviewsOptions {
  checklistLocations: DatabaseChecklistLocationStore;
  checklists: DatabaseChecklistStore;
  checklistUse: ChecklistUseModel;
  factDefinitions: FactDefinitions;
  visibility: EntityVisibility;
}

/** Where checklists are kept. */
interface Kept {
  locations: StoredChecklistLocation[];
  origins: Map<string, ChecklistOrigin>;
}

/** Tells whoever looks after checklists how each stands. Entities count as far as the caller may see them. @internal */
export class ChecklistOverviews {
  readonly #options: ChecklistOverviewsOptions;
  /** By content, which never changes: to lint a large checklist takes a second. Of what was current when it was asked for. */
  #linted = new Map<string, ChecklistProblem[]>();

  constructor(options: ChecklistOverviewsOptions) {
    this.#options = options;
  }

  async list(
    { state }: ListChecklistOverviewsInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklistOverviews'>> {
    const versions = await this.#options.checklists.listCurrent();
    const asked = await this.#countAsked(options);
    const kept = await this.#kept(versions);
    this.#forgetOthers(versions);
    return {
      items: versions
        .filter(({ document }) =>
          state
            ? state.includes(document.state)
            : document.state !== 'archived',
        )
        .map(version =>
          overviewOf(version, this.#problemsOf(version), asked, kept),
        ),
      locationProblems: kept.locations.flatMap(problemOf),
    };
  }

  async listVersions(
    { checklistId, cursor, limit }: ListChecklistVersionsInput,
    options: RequestOptions,
  ): Promise<ChecklistVersionPage> {
    const { checklists } = this.#options;
    const binding = {
      list: 'checklist-versions',
      checklistId,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const current = await checklists.getCurrent(checklistId);
    if (!current) {
      throw new NotFoundError(`No checklist ${checklistId}`);
    }
    const found = await checklists.listSummaries({
      checklistId,
      limit: limit + 1,
      before: after && Number(after.value),
    });
    const items = found.slice(0, limit);
    const last = String(items[items.length - 1]?.version);
    const problems = this.#problemsOf(current);
    return {
      checklist: overviewOf(
        current,
        problems,
        await this.#countAsked(options),
        await this.#kept([current]),
      ),
      problems: placedProblems(current.document, problems),
      items,
      nextCursor:
        found.length > items.length
          ? toPageCursor({ value: last, id: last }, binding)
          : undefined,
    };
  }

  async #kept(versions: ChecklistVersion[]): Promise<Kept> {
    const { checklistLocations, checklists } = this.#options;
    return {
      locations: await checklistLocations.list(),
      origins: await checklists.listOrigins(
        versions.map(({ checklistId }) => checklistId),
      ),
    };
  }

  #problemsOf(version: ChecklistVersion): ChecklistProblem[] {
    const { document } = version;
    const facts = this.#options.factDefinitions.all();
    const problems =
      this.#linted.get(lintedAs(version)) ?? lintChecklist(document, { facts });
    this.#linted.set(lintedAs(version), problems);
    return problems;
  }

  #forgetOthers(current: ChecklistVersion[]): void {
    const known = new Set(current.map(lintedAs));
    this.#linted = new Map(
      [...this.#linted].filter(([content]) => known.has(content)),
    );
  }

  async #countAsked({ credentials }: RequestOptions) {
    const { checklistUse, visibility } = this.#options;
    return checklistUse.countAsked(
      await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        { credentials },
      ),
    );
  }
}

/** State is no part of the content, and may be linted too. */
function lintedAs({ contentHash, document }: ChecklistVersion): string {
  return `${contentHash} ${document.state}`;
}

function overviewOf(
  version: ChecklistVersion,
  problems: ChecklistProblem[],
  asked: ReadonlyMap<string, number>,
  { locations, origins }: Kept,
): ChecklistOverview {
  const { document, checklistId } = version;
  const kept = locations.find(one => one.checklistId === checklistId);
  const isUsed = document.state === 'pilot' || document.state === 'published';
  const count = (severity: ProblemSeverity) =>
    problems.filter(problem => problem.severity === severity).length;
  return {
    ...toChecklistSummary(version),
    askedEntities:
      isUsed && givesStandings(document)
        ? asked.get(checklistId) ?? 0
        : undefined,
    problems: {
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
    },
    origin: origins.get(checklistId) ?? 'file',
    ...(kept && { location: shownLocation(kept.location) }),
  };
}

function problemOf({
  location,
  checklistId,
  problem,
  problemSince,
}: StoredChecklistLocation): ChecklistLocationProblem[] {
  return problem && problemSince
    ? [
        {
          location: shownLocation(location),
          checklistId,
          problem,
          since: problemSince,
        },
      ]
    : [];
}
