import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  orrChecklistAuthorPermission,
  orrChecklistPublishPermission,
  orrChecklistReadPermission,
} from 'backstage-plugin-orr-common';
import { requireGranted } from '../../authorization/requireGranted';
import {
  ArchiveChecklistInput,
  ChecklistDraftService,
  CreateDraftInput,
  DeleteDraftInput,
  DraftInput,
  FilterMatchInput,
  ImpactInput,
  PublishDraftInput,
  SaveDraftInput,
} from '../../ChecklistDraftService';
import { RequestOptions } from '../../ReviewService';

/** Lets through what policy allows. @internal */
export class AuthorizedChecklistDraftService implements ChecklistDraftService {
  readonly #service: ChecklistDraftService;
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #mayDecide: boolean;

  constructor(options: {
    service: ChecklistDraftService;
    auth: AuthService;
    permissions: PermissionsService;
    /** False where the permission framework is off and the configuration does not allow deciding all the same. */
    mayDecide: boolean;
  }) {
    this.#service = options.service;
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#mayDecide = options.mayDecide;
  }

  /** Drafts are for whoever may write them; everybody else is told that there is nothing for them. */
  async listDrafts(options: RequestOptions) {
    const isPerson = this.#auth.isPrincipal(options.credentials, 'user');
    const [read, author, publish] = (
      await this.#permissions.authorize(
        [
          { permission: orrChecklistReadPermission },
          { permission: orrChecklistAuthorPermission },
          { permission: orrChecklistPublishPermission },
        ],
        options,
      )
    ).map(({ result }) => result === AuthorizeResult.ALLOW);
    if (!read) {
      throw new NotAllowedError(
        `You lack the permission ${orrChecklistReadPermission.name}`,
      );
    }
    const { items } = author
      ? await this.#service.listDrafts(options)
      : { items: [] };
    return {
      items,
      may: {
        author: author && isPerson,
        publish: publish && isPerson && this.#mayDecide,
      },
    };
  }

  async listLibrary(options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.listLibrary(options);
  }

  async listMatches(input: FilterMatchInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.listMatches(input, options);
  }

  async createDraft(input: CreateDraftInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.createDraft(input, options);
  }

  async getDraft(input: DraftInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.getDraft(input, options);
  }

  async saveDraft(input: SaveDraftInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.saveDraft(input, options);
  }

  async deleteDraft(input: DeleteDraftInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.deleteDraft(input, options);
  }

  async getImpact(input: ImpactInput, options: RequestOptions) {
    await this.#require(orrChecklistAuthorPermission, options);
    return this.#service.getImpact(input, options);
  }

  async publishDraft(input: PublishDraftInput, options: RequestOptions) {
    await this.#requirePublish(options);
    return this.#service.publishDraft(input, options);
  }

  async archiveChecklist(
    input: ArchiveChecklistInput,
    options: RequestOptions,
  ) {
    await this.#requirePublish(options);
    return this.#service.archiveChecklist(input, options);
  }

  async #requirePublish(options: RequestOptions): Promise<void> {
    await this.#require(orrChecklistPublishPermission, options);
    if (!this.#mayDecide) {
      throw new NotAllowedError(
        'Publishing and archiving checklists is refused while permissions are disabled',
      );
    }
  }

  async #require(
    permission: BasicPermission,
    options: RequestOptions,
  ): Promise<void> {
    await requireGranted(this.#permissions, permission, options);
  }
}
