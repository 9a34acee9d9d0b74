import {
  AddSourceRuleBody,
  ChangeSourceRuleBody,
  PreviewSourceRuleBody,
  RemoveSourceRuleBody,
  SourceList,
  SourceRuleList,
  SourceRulePreview,
  UnclassifiedEnvironments,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export interface ChangeSourceRuleInput extends ChangeSourceRuleBody {
  ruleId: string;
}

/** @internal */
export interface RemoveSourceRuleInput extends RemoveSourceRuleBody {
  ruleId: string;
}

/** Tells administrators how sources fare, and keeps their rules. It authorises by itself. @internal */
export interface SourceAdminService {
  listSources(options: RequestOptions): Promise<SourceList>;
  listEnvironments(options: RequestOptions): Promise<UnclassifiedEnvironments>;
  listSourceRules(options: RequestOptions): Promise<SourceRuleList>;
  previewSourceRule(
    input: PreviewSourceRuleBody,
    options: RequestOptions,
  ): Promise<SourceRulePreview>;
  addSourceRule(
    input: AddSourceRuleBody,
    options: RequestOptions,
  ): Promise<SourceRuleList>;
  changeSourceRule(
    input: ChangeSourceRuleInput,
    options: RequestOptions,
  ): Promise<SourceRuleList>;
  removeSourceRule(
    input: RemoveSourceRuleInput,
    options: RequestOptions,
  ): Promise<SourceRuleList>;
}
