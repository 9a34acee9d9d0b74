export { LegacyReadinessPage } from './LegacyReadinessPage';
