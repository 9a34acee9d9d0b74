import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  CampaignAsk,
  CampaignAskList,
  CAMPAIGN_OPEN_OUTCOMES,
} from 'backstage-plugin-orr-common';
import { CampaignProgressModel } from '../../database/campaign/CampaignProgressModel';
import { CampaignView } from '../../database/campaign/CampaignSource';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { RequestOptions } from '../ReviewService';
import { CampaignAccess } from './CampaignAccess';
import { CampaignEntities } from './CampaignEntities';
import { CampaignWords } from './CampaignWords';

/** Campaigns that are looked at, those that are due first; more than these at once nobody can follow. */
const CAMPAIGNS = 20;
/** Entities that are listed in all. */
const SHOWN = 20;

const FILTER = { outcomes: CAMPAIGN_OPEN_OUTCOMES };

/** What running campaigns still ask of an entity, or of what somebody owns. @internal */
export class CampaignAsks {
  readonly #access: CampaignAccess;
  readonly #auth: AuthService;
  readonly #campaigns: DatabaseCampaignStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #entities: CampaignEntities;
  readonly #progress: CampaignProgressModel;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    access: CampaignAccess;
    auth: AuthService;
    campaigns: DatabaseCampaignStore;
    checklists: DatabaseChecklistStore;
    campaignEntities: CampaignEntities;
    campaignProgress: CampaignProgressModel;
    userInfo: UserInfoService;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
    this.#campaigns = options.campaigns;
    this.#checklists = options.checklists;
    this.#entities = options.campaignEntities;
    this.#progress = options.campaignProgress;
    this.#userInfo = options.userInfo;
  }

  async list(
    { entityRef }: { entityRef?: string },
    options: RequestOptions,
  ): Promise<CampaignAskList> {
    const visibility = await this.#access.visibility(options);
    const running = await this.#campaigns.listRunning(CAMPAIGNS);
    const ownerRefs =
      entityRef === undefined && running.length
        ? await this.#ownRefs(options.credentials)
        : undefined;
    if (
      !running.length ||
      visibility.type === 'nothing' ||
      ownerRefs?.length === 0
    ) {
      return { items: [], totalItems: 0 };
    }
    const words = new CampaignWords(await this.#checklists.listCurrent());
    const items: CampaignAsk[] = [];
    let totalItems = 0;
    for (const campaign of running) {
      const view = {
        ...words.view(campaign, visibility),
        ownerRefs,
        entityRef,
      };
      const found = await this.#of(
        { campaign, view, words },
        SHOWN - items.length,
      );
      items.push(...found.items);
      totalItems += found.total;
    }
    return { items, totalItems };
  }

  async #of(
    looked: {
      campaign: StoredCampaign;
      view: CampaignView;
      words: CampaignWords;
    },
    limit: number,
  ): Promise<{ items: CampaignAsk[]; total: number }> {
    const { campaign, view, words } = looked;
    const total = await this.#progress.countRows(view, FILTER);
    if (!total || !limit) {
      return { items: [], total };
    }
    const rows = await this.#progress.listPage(view, { filter: FILTER, limit });
    const { id, title, dueOn, checklist } = words.show(campaign);
    const shown = await this.#entities.show(rows.slice(0, limit), looked);
    return {
      total,
      items: shown.map(
        ({ entity, openCount, openQuestions, outcome, review }) => ({
          campaign: { id, title, dueOn, checklist },
          entity,
          openCount,
          openQuestions,
          outcome,
          review,
        }),
      ),
    };
  }

  /** A pipeline owns nothing. */
  async #ownRefs(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return [];
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return [credentials.principal.userEntityRef, ...ownershipEntityRefs];
  }
}
