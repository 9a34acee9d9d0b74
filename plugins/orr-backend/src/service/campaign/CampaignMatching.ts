import {
  CampaignPreview,
  campaignQuestionsOf,
  ChecklistVersion,
  sparedOf,
} from 'backstage-plugin-orr-common';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { CampaignScanModel } from '../../database/campaign/CampaignScanModel';
import { CampaignMember } from '../../database/campaign/DatabaseCampaignMemberStore';
import { DatabaseSweepStore } from '../../database/DatabaseSweepStore';
import { FirstDecisionModel } from '../../database/FirstDecisionModel';
import {
  ProgrammeCoverageModel,
  ScannedEntity,
} from '../../database/ProgrammeCoverageModel';
import { VisibilityFilter } from '../../database/VisibilityFilter';

/** Entities that are read at a time: few statements, and never the whole catalog in memory. */
const PAGE = 1_000;
const EXAMPLES = 5;

type Scanned = Pick<ScannedEntity, 'id' | 'entityRef' | 'entityJson'>;

type Asking = Pick<StoredCampaign, 'scope' | 'questionIds' | 'groupRef'>;

/** Finds out which entities campaigns are about, which only filters themselves can tell. @internal */
export class CampaignMatching {
  readonly #coverage: ProgrammeCoverageModel;
  readonly #firstDecisions: FirstDecisionModel;
  readonly #scan: CampaignScanModel;
  readonly #sweeps: DatabaseSweepStore;

  constructor(options: {
    firstDecisions: FirstDecisionModel;
    programmeCoverage: ProgrammeCoverageModel;
    campaignScan: CampaignScanModel;
    sweeps: DatabaseSweepStore;
  }) {
    this.#coverage = options.programmeCoverage;
    this.#firstDecisions = options.firstDecisions;
    this.#scan = options.campaignScan;
    this.#sweeps = options.sweeps;
  }

  /** Changes whenever others may match: with each sweep of the catalog, and each version of the checklist. */
  async markOf({ version }: ChecklistVersion): Promise<string> {
    const sweep = await this.#sweeps.get();
    return `${sweep?.lastCompletedAt ?? 'never'} v${version}`;
  }

  /** All that match, whoever may see them. Owners and standings are looked at when they are counted. */
  async match(
    campaign: Asking,
    checklist: ChecklistVersion,
    signal?: AbortSignal,
  ): Promise<CampaignMember[]> {
    const questionsOf = await this.#asking(campaign, checklist);
    const members: CampaignMember[] = [];
    let afterId: string | undefined;
    while (!signal?.aborted) {
      const page = await this.#coverage.scan({
        visibility: { type: 'everything' },
        limit: PAGE,
        afterId,
      });
      for (const scanned of page) {
        const asked = questionsOf(scanned);
        if (asked) {
          members.push(memberOf(scanned.id, asked, campaign));
        }
      }
      if (page.length < PAGE) {
        break;
      }
      afterId = page[page.length - 1].id;
    }
    signal?.throwIfAborted();
    return members;
  }

  /** What of it a viewer sees, with how many own some of it. */
  async preview(
    campaign: Asking,
    checklist: ChecklistVersion,
    visibility: VisibilityFilter,
  ): Promise<CampaignPreview> {
    const { checklistId } = checklist;
    const questionsOf = await this.#asking(campaign, checklist);
    const examples: CampaignPreview['examples'] = [];
    const owners = new Set<string>();
    let entities = 0;
    let afterId: string | undefined;
    for (;;) {
      const page = await this.#scan.listAsked({
        filter: { visibility, checklistId, groupRef: campaign.groupRef },
        limit: PAGE,
        afterId,
      });
      const matched = page.filter(one => questionsOf(one) !== undefined);
      entities += matched.length;
      matched
        .slice(0, EXAMPLES - examples.length)
        .forEach(({ entityRef, title }) => examples.push({ entityRef, title }));
      (await this.#scan.listOwners(matched.map(({ id }) => id))).forEach(ref =>
        owners.add(ref),
      );
      if (page.length < PAGE) {
        return { entities, owners: owners.size, examples };
      }
      afterId = page[page.length - 1].id;
    }
  }

  /** What is asked of each; who was decided when is read only where that makes a difference. */
  async #asking(
    campaign: Asking,
    checklist: ChecklistVersion,
  ): Promise<(scanned: Scanned) => string[] | undefined> {
    const { checklistId, document, spared = [] } = checklist;
    const isNewOnly = spared.some(({ questionId }) =>
      campaign.questionIds?.includes(questionId),
    );
    const first = isNewOnly
      ? await this.#firstDecisions.versionsOf({ checklistId })
      : new Map<string, number>();
    return ({ id, entityRef, entityJson }) =>
      campaignQuestionsOf(campaign, document, JSON.parse(entityJson), {
        entityRef,
        sparedQuestionIds: sparedOf(checklist, first.get(id)),
      });
  }
}

function memberOf(
  entityId: string,
  asked: string[],
  { questionIds }: Asking,
): CampaignMember {
  return questionIds
    ? {
        entityId,
        askedCount: asked.length,
        notAsked: questionIds.filter(id => !asked.includes(id)),
      }
    : { entityId, notAsked: [] };
}
