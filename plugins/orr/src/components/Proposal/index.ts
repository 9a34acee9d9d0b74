export { ProposalNotice } from './ProposalNotice';
export { ProposalsPage } from './ProposalsPage';
export { ProposeButton } from './ProposeButton';
