import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type BreakGlassInput = ParsedOperationInput<'breakGlass'>['body'] & {
  entityRef: string;
};

/** @internal */
export type EndBreakGlassInput =
  ParsedOperationInput<'endBreakGlass'>['body'] & {
    entityRef: string;
    breakGlassId: string;
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
  endBreakGlass(
    input: EndBreakGlassInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'endBreakGlass'>>;
}
