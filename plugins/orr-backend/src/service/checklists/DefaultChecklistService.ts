import { NotFoundError } from '@backstage/errors';
import {
  ChecklistComparison,
  ChecklistVersion,
  ChecklistVersionSummary,
  compareChecklists,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  ChecklistService,
  CompareChecklistVersionsInput,
  ListChecklistOverviewsInput,
  ListChecklistVersionsInput,
} from '../ChecklistService';
import { RequestOptions } from '../ReviewService';
import { ChecklistOverviews } from './ChecklistOverviews';
import { toChecklistSummary } from './toChecklistSummary';

/** @internal */
export class DefaultChecklistService implements ChecklistService {
  readonly #checklists: DatabaseChecklistStore;
  readonly #overviews: ChecklistOverviews;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    overviews: ChecklistOverviews;
  }) {
    this.#checklists = options.checklists;
    this.#overviews = options.overviews;
  }

  async listChecklists() {
    return {
      items: (await this.#checklists.listCurrent()).map(toChecklistSummary),
    };
  }

  async listChecklistOverviews(
    input: ListChecklistOverviewsInput,
    options: RequestOptions,
  ) {
    return this.#overviews.list(input, options);
  }

  async listChecklistVersions(
    input: ListChecklistVersionsInput,
    options: RequestOptions,
  ) {
    return this.#overviews.listVersions(input, options);
  }

  async compareChecklistVersions({
    checklistId,
    version,
    from,
  }: CompareChecklistVersionsInput) {
    const keys = [...new Set([from, version])].map(number => ({
      checklistId,
      version: number,
    }));
    const found = await this.#checklists.listVersions(keys);
    const before = requireVersion(found, checklistId, from);
    const after = requireVersion(found, checklistId, version);
    return {
      checklistId,
      title: after.document.title,
      from: summaryOf(before),
      to: summaryOf(after),
      differences: compareChecklists(before.document, after.document),
      ...rolloutSince(before, after),
    };
  }

  async getChecklistVersion({
    checklistId,
    version,
  }: {
    checklistId: string;
    version: number;
  }) {
    const found = await this.#checklists.getVersion(checklistId, version);
    return requireVersion(found ? [found] : [], checklistId, version);
  }
}

function requireVersion(
  found: ChecklistVersion[],
  checklistId: string,
  version: number,
): ChecklistVersion {
  const wanted = found.find(one => one.version === version);
  if (!wanted) {
    throw new NotFoundError(
      `No version ${version} of a checklist ${checklistId}`,
    );
  }
  return wanted;
}

function summaryOf(version: ChecklistVersion): ChecklistVersionSummary {
  const { contentHash, publishedAt, changelog } = version;
  return { version: version.version, contentHash, publishedAt, changelog };
}

/** What the versions after one of them were rolled out by, as far as it holds in the other. */
function rolloutSince(
  before: ChecklistVersion,
  after: ChecklistVersion,
): Pick<ChecklistComparison, 'binding' | 'spared'> {
  const since = ({ version }: { version: number }) => version > before.version;
  const binding = after.binding?.filter(since) ?? [];
  const spared = after.spared?.filter(since) ?? [];
  return {
    ...(binding.length && { binding }),
    ...(spared.length && { spared }),
  };
}
