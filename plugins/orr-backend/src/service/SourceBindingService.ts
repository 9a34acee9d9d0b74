import {
  BindingPreview,
  CheckBindingBody,
  CheckResult,
  PreviewBindingsBody,
  ProbeSourceBody,
  SourceBindingPage,
  SourceProbe,
} from 'backstage-plugin-orr-common';
import { BindingState } from '../database/source/bindingStates';
import { RequestOptions } from './ReviewService';

/** @internal */
export interface ListBindingsInput {
  cursor?: string;
  limit: number;
  state?: BindingState;
  /** The id of a source. */
  source?: string;
}

/** Tells administrators what sources are asked about, and has them asked. It authorises by itself. @internal */
export interface SourceBindingService {
  listBindings(
    input: ListBindingsInput,
    options: RequestOptions,
  ): Promise<SourceBindingPage>;
  checkBinding(
    input: CheckBindingBody,
    options: RequestOptions,
  ): Promise<CheckResult>;
  probeSource(
    input: ProbeSourceBody,
    options: RequestOptions,
  ): Promise<SourceProbe>;
  previewBindings(
    input: PreviewBindingsBody,
    options: RequestOptions,
  ): Promise<BindingPreview>;
}
