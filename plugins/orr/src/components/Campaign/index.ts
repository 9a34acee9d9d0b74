export { CampaignFormPage } from './CampaignFormPage';
export { CampaignPage } from './CampaignPage';
export { CampaignsPage } from './CampaignsPage';
