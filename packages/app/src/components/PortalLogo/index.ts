export { PortalLogo } from './PortalLogo';
