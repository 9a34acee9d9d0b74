import {
  DisclosureItem,
  DisclosureList,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Input<TId extends 'discloseGap' | 'closeDisclosure'> =
  ParsedOperationInput<TId>['body'] & ParsedOperationInput<TId>['params'];

/** @internal */
export type DiscloseGapInput = Input<'discloseGap'>;
/** @internal */
export type CloseDisclosureInput = Input<'closeDisclosure'>;

/** What is said of answers after they were decided on. It authorises by itself. @internal */
export interface DisclosureService {
  listDisclosures(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<DisclosureList>;
  discloseGap(
    input: DiscloseGapInput,
    options: RequestOptions,
  ): Promise<DisclosureItem>;
  closeDisclosure(
    input: CloseDisclosureInput,
    options: RequestOptions,
  ): Promise<DisclosureItem>;
}
