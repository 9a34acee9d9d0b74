export { OrganisationFrame } from './OrganisationFrame';
export { ORGANISATION_VIEWS } from './organisationViews';
