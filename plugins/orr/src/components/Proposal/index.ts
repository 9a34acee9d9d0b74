export { ProposalsPage } from './ProposalsPage';
export { ProposeButton } from './ProposeButton';
