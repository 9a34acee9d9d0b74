import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  PreviewScopeInput,
  ProgrammeService,
  UpdateProgrammeInput,
} from '../ProgrammeService';
import { RequestOptions } from '../ReviewService';

/** Lets through what policy allows. @internal */
export class AuthorizedProgrammeService implements ProgrammeService {
  readonly #service: ProgrammeService;
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #mayDecide: boolean;

  constructor(options: {
    service: ProgrammeService;
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

  async getProgramme(options: RequestOptions) {
    const [read, update] = await this.#ask(
      [orrProgrammeReadPermission, orrProgrammeUpdatePermission],
      options,
    );
    requireGranted(read, orrProgrammeReadPermission);
    const isPerson = this.#auth.isPrincipal(options.credentials, 'user');
    return {
      ...(await this.#service.getProgramme(options)),
      may: { update: update && isPerson && this.#mayDecide },
    };
  }

  async updateProgramme(input: UpdateProgrammeInput, options: RequestOptions) {
    const [allowed] = await this.#ask([orrProgrammeUpdatePermission], options);
    requireGranted(allowed, orrProgrammeUpdatePermission);
    if (!this.#mayDecide) {
      throw new NotAllowedError(
        'Changing the programme is refused while permissions are disabled',
      );
    }
    return this.#service.updateProgramme(input, options);
  }

  async getProgrammeCoverage(options: RequestOptions) {
    await this.#requireRead(options);
    return this.#service.getProgrammeCoverage(options);
  }

  async getProgrammeSetup(options: RequestOptions) {
    await this.#requireRead(options);
    return this.#service.getProgrammeSetup(options);
  }

  async previewScope(input: PreviewScopeInput, options: RequestOptions) {
    await this.#requireRead(options);
    return this.#service.previewScope(input, options);
  }

  async #requireRead(options: RequestOptions): Promise<void> {
    const [allowed] = await this.#ask([orrProgrammeReadPermission], options);
    requireGranted(allowed, orrProgrammeReadPermission);
  }

  async #ask(
    permissions: BasicPermission[],
    options: RequestOptions,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      options,
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }
}

function requireGranted(allowed: boolean, { name }: BasicPermission): void {
  if (!allowed) {
    throw new NotAllowedError(`You lack the permission ${name}`);
  }
}
