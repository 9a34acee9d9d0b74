import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type BreakGlassInput = ParsedOperationInput<'breakGlass'>['body'] & {
  entityRef: string;
};

/** What release pipelines ask. Errors are those of the ReviewService. @internal */
export interface GateService {
  getEntityVerdict(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getEntityVerdict'>>;
  breakGlass(
    input: BreakGlassInput,
    options: RequestOptions & { idempotencyKey?: string },
  ): Promise<OperationOutput<'breakGlass'>>;
}
