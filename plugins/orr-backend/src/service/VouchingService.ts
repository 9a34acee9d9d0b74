import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

interface About {
  vouchingId: string;
}

/** @internal */
export type GiveVouchingInput = ParsedOperationInput<'giveVouching'>['body'];
/** @internal */
export type ChangeVouchingInput =
  ParsedOperationInput<'changeVouching'>['body'] & About;
/** @internal */
export type WithdrawVouchingInput =
  ParsedOperationInput<'withdrawVouching'>['body'] & About;
/** @internal */
export type RestoreVouchingInput =
  ParsedOperationInput<'restoreVouching'>['body'] & About;

/** What platforms and software templates vouch for. It authorises by itself. @internal */
export interface VouchingService {
  listVouchings(
    input: ParsedOperationInput<'listVouchings'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listVouchings'>>;
  getVouching(
    input: About,
    options: RequestOptions,
  ): Promise<OperationOutput<'getVouching'>>;
  giveVouching(
    input: GiveVouchingInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'giveVouching'>>;
  changeVouching(
    input: ChangeVouchingInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'changeVouching'>>;
  previewVouchingWithdrawal(
    input: About,
    options: RequestOptions,
  ): Promise<OperationOutput<'previewVouchingWithdrawal'>>;
  withdrawVouching(
    input: WithdrawVouchingInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'withdrawVouching'>>;
  restoreVouching(
    input: RestoreVouchingInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'restoreVouching'>>;
}
