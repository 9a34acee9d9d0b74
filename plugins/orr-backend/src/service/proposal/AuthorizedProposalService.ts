import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  orrChecklistAuthorPermission,
  orrChecklistCuratePermission,
  orrChecklistProposePermission,
  orrChecklistReadPermission,
} from 'backstage-plugin-orr-common';
import {
  ListProposalsInput,
  ProposalService,
  ProposeInput,
  ReplyToProposalInput,
} from '../ProposalService';
import { RequestOptions } from '../ReviewService';
import { DefaultProposalService } from './DefaultProposalService';

/** @internal */
export class AuthorizedProposalService implements ProposalService {
  readonly #service: DefaultProposalService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    service: DefaultProposalService;
    permissions: PermissionsService;
  }) {
    this.#service = options.service;
    this.#permissions = options.permissions;
  }

  async listChecklistProposals(
    input: ListProposalsInput,
    options: RequestOptions,
  ) {
    const [read, curate, author] = await this.#allowed(
      [
        orrChecklistReadPermission,
        orrChecklistCuratePermission,
        orrChecklistAuthorPermission,
      ],
      options,
    );
    requireAllowed(read, orrChecklistReadPermission);
    return this.#service.listChecklistProposals(input, {
      ...options,
      may: { curate, author },
    });
  }

  async proposeToChecklist(input: ProposeInput, options: RequestOptions) {
    const [read, propose] = await this.#allowed(
      [orrChecklistReadPermission, orrChecklistProposePermission],
      options,
    );
    requireAllowed(read, orrChecklistReadPermission);
    requireAllowed(propose, orrChecklistProposePermission);
    return this.#service.proposeToChecklist(input, options);
  }

  async replyToProposal(input: ReplyToProposalInput, options: RequestOptions) {
    const [curate] = await this.#allowed(
      [orrChecklistCuratePermission],
      options,
    );
    requireAllowed(curate, orrChecklistCuratePermission);
    return this.#service.replyToProposal(input, options);
  }

  async #allowed(
    permissions: BasicPermission[],
    { credentials }: RequestOptions,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }
}

function requireAllowed(allowed: boolean, { name }: BasicPermission): void {
  if (!allowed) {
    throw new NotAllowedError(`You lack the permission ${name}`);
  }
}
