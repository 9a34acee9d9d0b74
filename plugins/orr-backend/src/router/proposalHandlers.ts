import { ProposalService } from '../service/ProposalService';
import { Handlers } from './Handlers';

/** @internal */
export function proposalHandlers(
  proposals: ProposalService,
): Pick<
  Handlers,
  'listChecklistProposals' | 'proposeToChecklist' | 'replyToProposal'
> {
  return {
    listChecklistProposals: ({ query }, options) =>
      proposals.listChecklistProposals(query, options),
    proposeToChecklist: ({ params, body }, options) =>
      proposals.proposeToChecklist({ ...body, ...params }, options),
    replyToProposal: ({ params, body }, options) =>
      proposals.replyToProposal({ ...body, ...params }, options),
  };
}
