export { DeployHealthCard } from './DeployHealthCard';
