import {
  Campaign,
  CampaignAskList,
  CampaignDetails,
  CampaignEntityPage,
  CampaignPage,
  CampaignPreview,
  CampaignState,
  CampaignSummary,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { CampaignProgressModel } from '../../database/campaign/CampaignProgressModel';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { Transaction } from '../../database/transaction';
import {
  CampaignEntityQuery,
  CampaignExportQuery,
  CampaignInput,
  CampaignService,
  ChangeCampaignInput,
  CreateCampaignInput,
  MoveCampaignInput,
  PreviewCampaignInput,
} from '../CampaignService';
import { NamedWrites, Writing } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { CampaignAccess } from './CampaignAccess';
import { CampaignAsks } from './CampaignAsks';
import { CampaignProgress } from './CampaignProgress';
import { CampaignPreviews } from './CampaignPreviews';
import { CampaignWords } from './CampaignWords';
import { CampaignWrites } from './CampaignWrites';

/** What everybody may know of; a draft that was cancelled is nobody's business either. */
const STARTED: CampaignState[] = ['running', 'ended'];
const ALL: CampaignState[] = ['draft', 'running', 'ended', 'cancelled'];

/** @internal */
export interface DefaultCampaignServiceOptions {
  access: CampaignAccess;
  asks: CampaignAsks;
  campaigns: DatabaseCampaignStore;
  campaignProgress: CampaignProgressModel;
  campaignWrites: CampaignWrites;
  checklists: DatabaseChecklistStore;
  previews: CampaignPreviews;
  progress: CampaignProgress;
  writes: NamedWrites;
}

/**
 * Keeps campaigns. It authorises by itself, without a service around it: counts and lists agree only where visibility is part
 * of each query.
 *
 * @internal
 */
export class DefaultCampaignService implements CampaignService {
  readonly #options: DefaultCampaignServiceOptions;

  constructor(options: DefaultCampaignServiceOptions) {
    this.#options = options;
  }

  async listCampaigns(
    query: ParsedOperationInput<'listCampaigns'>['query'],
    options: RequestOptions,
  ): Promise<CampaignPage> {
    const { access, campaigns } = this.#options;
    const { cursor, limit, state } = query;
    const visibility = await access.visibility(options);
    const manage = await access.mayManage(options);
    const binding = {
      list: 'campaigns',
      state,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const known = visibility.type === 'nothing' ? [] : STARTED;
    const states = (manage ? ALL : known).filter(
      one => !state?.length || state.includes(one),
    );
    const found = await campaigns.listPage({
      states,
      limit,
      after: after && { dueOn: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: await this.#summaries(page, visibility),
      totalItems: await campaigns.count(states),
      nextCursor:
        found.length > page.length
          ? toPageCursor({ value: last.dueOn, id: last.id }, binding)
          : undefined,
      may: { manage },
    };
  }

  async getCampaign(
    input: CampaignInput,
    options: RequestOptions,
  ): Promise<CampaignDetails> {
    return this.#options.progress.details(input, options);
  }

  async listCampaignEntities(
    query: CampaignEntityQuery,
    options: RequestOptions,
  ): Promise<CampaignEntityPage> {
    return this.#options.progress.list(query, options);
  }

  async exportCampaignEntities(
    query: CampaignExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#options.progress.exportCsv(query, options);
  }

  async listCampaignAsks(
    query: ParsedOperationInput<'listCampaignAsks'>['query'],
    options: RequestOptions,
  ): Promise<CampaignAskList> {
    return this.#options.asks.list(query, options);
  }

  async previewCampaign(
    input: PreviewCampaignInput,
    options: RequestOptions,
  ): Promise<CampaignPreview> {
    return this.#options.previews.preview(input, options);
  }

  async createCampaign(
    input: CreateCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign> {
    return this.#write('createCampaign', input, options, writing =>
      this.#options.campaignWrites.create(input, writing),
    );
  }

  async changeCampaign(
    input: ChangeCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign> {
    return this.#write('changeCampaign', input, options, writing =>
      this.#options.campaignWrites.change(input, writing),
    );
  }

  async moveCampaign(
    input: MoveCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign> {
    return this.#write('moveCampaign', input, options, writing =>
      this.#options.campaignWrites.move(input, writing),
    );
  }

  async #write(
    operation: string,
    input: { mutationId: string },
    options: RequestOptions,
    prepare: (
      writing: Writing,
    ) => Promise<(trx: Transaction) => Promise<StoredCampaign>>,
  ): Promise<Campaign> {
    const { access, checklists, writes } = this.#options;
    await access.requireManage(options);
    return writes.run(operation, input, options.credentials, async writing => {
      const write = await prepare(writing);
      const words = new CampaignWords(await checklists.listCurrent());
      return async trx => words.show(await write(trx));
    });
  }

  /** One statement for each that is counted; a page of campaigns is short. */
  async #summaries(
    page: StoredCampaign[],
    visibility: Parameters<CampaignWords['view']>[1],
  ): Promise<CampaignSummary[]> {
    const { campaignProgress, checklists } = this.#options;
    const words = new CampaignWords(await checklists.listCurrent());
    const items: CampaignSummary[] = [];
    for (const campaign of page) {
      items.push({
        campaign: words.show(campaign),
        counts: STARTED.includes(campaign.state)
          ? await campaignProgress.count(words.view(campaign, visibility))
          : undefined,
      });
    }
    return items;
  }
}
