import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  orrCampaignManagePermission,
  orrReadinessReadPermission,
} from 'backstage-plugin-orr-common';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { DatabaseCampaignStore } from '../../database/campaign/DatabaseCampaignStore';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** @internal */
export function noCampaign(id: string): NotFoundError {
  return new NotFoundError(`No campaign ${id}`);
}

/** What of campaigns a caller may see and do. @internal */
export class CampaignAccess {
  readonly #auth: AuthService;
  readonly #campaigns: DatabaseCampaignStore;
  readonly #permissions: PermissionsService;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    auth: AuthService;
    campaigns: DatabaseCampaignStore;
    permissions: PermissionsService;
    visibility: EntityVisibility;
  }) {
    this.#auth = options.auth;
    this.#campaigns = options.campaigns;
    this.#permissions = options.permissions;
    this.#visibility = options.visibility;
  }

  /** What the caller sees of the entities that campaigns are about. */
  async visibility(options: RequestOptions): Promise<VisibilityFilter> {
    return this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
  }

  /** The same for what is not a list: whoever may see nothing is refused. */
  async requireVisibility(options: RequestOptions): Promise<VisibilityFilter> {
    const visibility = await this.visibility(options);
    if (visibility.type === 'nothing') {
      throw new NotAllowedError(
        `You lack the permission ${orrReadinessReadPermission.name}`,
      );
    }
    return visibility;
  }

  /** What the catalog shows them, whatever may be read of its readiness. */
  async shown(options: RequestOptions): Promise<VisibilityFilter> {
    return this.#visibility.catalogFilterFor(options);
  }

  async mayManage({ credentials }: RequestOptions): Promise<boolean> {
    return (
      this.#auth.isPrincipal(credentials, 'user') &&
      (await this.#isGranted(credentials))
    );
  }

  async requireManage({ credentials }: RequestOptions): Promise<void> {
    if (!(await this.#isGranted(credentials))) {
      throw new NotAllowedError(
        `You lack the permission ${orrCampaignManagePermission.name}`,
      );
    }
  }

  /** One that the caller may look at: drafts are for whoever makes campaigns. */
  async open(
    campaignId: string,
    options: RequestOptions,
  ): Promise<{
    campaign: StoredCampaign;
    visibility: VisibilityFilter;
    mayManage: boolean;
  }> {
    const visibility = await this.requireVisibility(options);
    const campaign = await this.#campaigns.get(campaignId);
    const mayManage = await this.mayManage(options);
    if (!campaign || (!mayManage && !campaign.startedAt)) {
      throw noCampaign(campaignId);
    }
    return { campaign, visibility, mayManage };
  }

  async #isGranted(credentials: BackstageCredentials): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: orrCampaignManagePermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
