import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type UpdateProgrammeInput =
  ParsedOperationInput<'updateProgramme'>['body'];
/** @internal */
export type PreviewScopeInput = ParsedOperationInput<'previewScope'>['body'];

/** The programme of the organisation, and what it counts of the entities that the caller sees. @internal */
export interface ProgrammeService {
  getProgramme(
    options: RequestOptions,
  ): Promise<OperationOutput<'getProgramme'>>;
  updateProgramme(
    input: UpdateProgrammeInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'updateProgramme'>>;
  getProgrammeCoverage(
    options: RequestOptions,
  ): Promise<OperationOutput<'getProgrammeCoverage'>>;
  getProgrammeSetup(
    options: RequestOptions,
  ): Promise<OperationOutput<'getProgrammeSetup'>>;
  previewScope(
    input: PreviewScopeInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'previewScope'>>;
}
