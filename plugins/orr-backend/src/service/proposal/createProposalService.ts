import { PermissionsService } from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseMutationStore } from '../../database/DatabaseMutationStore';
import { NamedWrites } from '../NamedWrites';
import { ProposalService } from '../ProposalService';
import { AuthorizedProposalService } from './AuthorizedProposalService';
import {
  DefaultProposalService,
  DefaultProposalServiceOptions,
} from './DefaultProposalService';

/** @internal */
export function createProposalService(
  options: Omit<DefaultProposalServiceOptions, 'writes'> & {
    clock: OrrClock;
    mutations: DatabaseMutationStore;
    permissions: PermissionsService;
  },
): ProposalService {
  return new AuthorizedProposalService({
    ...options,
    service: new DefaultProposalService({
      ...options,
      writes: new NamedWrites(options),
    }),
  });
}
