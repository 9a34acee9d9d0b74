export { CatalogLink } from './CatalogLink';
