import {
  Campaign,
  CampaignAskList,
  CampaignDetails,
  CampaignEntityPage,
  CampaignPage,
  CampaignPreview,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export interface CampaignInput {
  campaignId: string;
}

/** @internal */
export type CampaignEntityQuery =
  ParsedOperationInput<'listCampaignEntities'>['query'] & CampaignInput;

/** @internal */
export type CampaignExportQuery =
  ParsedOperationInput<'exportCampaignEntities'>['query'] & CampaignInput;

/** @internal */
export type CreateCampaignInput =
  ParsedOperationInput<'createCampaign'>['body'];

/** @internal */
export type ChangeCampaignInput =
  ParsedOperationInput<'changeCampaign'>['body'] & CampaignInput;

/** @internal */
export type MoveCampaignInput = ParsedOperationInput<'moveCampaign'>['body'] &
  CampaignInput;

/** @internal */
export type PreviewCampaignInput =
  ParsedOperationInput<'previewCampaign'>['body'];

/** What is asked of many until a day, and how far they have come. @internal */
export interface CampaignService {
  listCampaigns(
    query: ParsedOperationInput<'listCampaigns'>['query'],
    options: RequestOptions,
  ): Promise<CampaignPage>;
  getCampaign(
    input: CampaignInput,
    options: RequestOptions,
  ): Promise<CampaignDetails>;
  listCampaignEntities(
    query: CampaignEntityQuery,
    options: RequestOptions,
  ): Promise<CampaignEntityPage>;
  exportCampaignEntities(
    query: CampaignExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
  listCampaignAsks(
    query: ParsedOperationInput<'listCampaignAsks'>['query'],
    options: RequestOptions,
  ): Promise<CampaignAskList>;
  previewCampaign(
    input: PreviewCampaignInput,
    options: RequestOptions,
  ): Promise<CampaignPreview>;
  createCampaign(
    input: CreateCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign>;
  changeCampaign(
    input: ChangeCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign>;
  moveCampaign(
    input: MoveCampaignInput,
    options: RequestOptions,
  ): Promise<Campaign>;
}
