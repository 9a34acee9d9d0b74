import {
  DispositionList,
  DispositionPage,
  FindingDisposition,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type WriteId =
  | 'proposeDisposition'
  | 'fillBacklog'
  | 'changeAction'
  | 'postponeAction'
  | 'decideDisposition'
  | 'closeDisposition';

type Input<TId extends WriteId> = ParsedOperationInput<TId>['body'] &
  ParsedOperationInput<TId>['params'];

/** @internal */
export type ProposeDispositionInput = Input<'proposeDisposition'>;
/** @internal */
export type FillBacklogInput = Input<'fillBacklog'>;
/** @internal */
export type ChangeActionInput = Input<'changeAction'>;
/** @internal */
export type PostponeActionInput = Input<'postponeAction'>;
/** @internal */
export type DecideDispositionInput = Input<'decideDisposition'>;
/** @internal */
export type CloseDispositionInput = Input<'closeDisposition'>;
/** @internal */
export type DispositionListQuery =
  ParsedOperationInput<'listDispositions'>['query'];
/** @internal */
export type DispositionExportQuery =
  ParsedOperationInput<'exportDispositions'>['query'];

/** What becomes of the gaps of reviews. It authorises by itself. @internal */
export interface DispositionService {
  proposeDisposition(
    input: ProposeDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
  fillBacklog(
    input: FillBacklogInput,
    options: RequestOptions,
  ): Promise<{ added: number }>;
  changeAction(
    input: ChangeActionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
  postponeAction(
    input: PostponeActionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
  decideDisposition(
    input: DecideDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
  closeDisposition(
    input: CloseDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
}

/** Shows what was decided about gaps, as far as the caller may see it. @internal */
export interface DispositionListService {
  listReviewDispositions(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<DispositionList>;
  listEntityDispositions(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<DispositionList>;
  listDispositions(
    query: DispositionListQuery,
    options: RequestOptions,
  ): Promise<DispositionPage>;
  exportDispositions(
    query: DispositionExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
}
