import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  orrChecklistAuthorPermission,
  orrChecklistReadPermission,
} from 'backstage-plugin-orr-common';
import { isGranted } from '../authorization/requireGranted';
import {
  ChecklistService,
  CompareChecklistVersionsInput,
  ListChecklistOverviewsInput,
  ListChecklistVersionsInput,
} from '../ChecklistService';
import { RequestOptions } from '../ReviewService';

/** @internal */
export class AuthorizedChecklistService implements ChecklistService {
  readonly #service: ChecklistService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    service: ChecklistService;
    permissions: PermissionsService;
  }) {
    this.#service = options.service;
    this.#permissions = options.permissions;
  }

  async listChecklists(options: RequestOptions) {
    await this.#requireRead(options);
    return this.#service.listChecklists(options);
  }

  async listChecklistOverviews(
    input: ListChecklistOverviewsInput,
    options: RequestOptions,
  ) {
    await this.#requireRead(options);
    const found = await this.#service.listChecklistOverviews(input, options);
    return found.locationProblems.length &&
      !(await isGranted(
        this.#permissions,
        orrChecklistAuthorPermission,
        options,
      ))
      ? { ...found, locationProblems: [] }
      : found;
  }

  async listChecklistVersions(
    input: ListChecklistVersionsInput,
    options: RequestOptions,
  ) {
    await this.#requireRead(options);
    return this.#service.listChecklistVersions(input, options);
  }

  async compareChecklistVersions(
    input: CompareChecklistVersionsInput,
    options: RequestOptions,
  ) {
    await this.#requireRead(options);
    return this.#service.compareChecklistVersions(input, options);
  }

  async getChecklistVersion(
    input: { checklistId: string; version: number },
    options: RequestOptions,
  ) {
    await this.#requireRead(options);
    return this.#service.getChecklistVersion(input, options);
  }

  async #requireRead({ credentials }: RequestOptions) {
    const [decision] = await this.#permissions.authorize(
      [{ permission: orrChecklistReadPermission }],
      {
        credentials,
      },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You lack the permission ${orrChecklistReadPermission.name}`,
      );
    }
  }
}
