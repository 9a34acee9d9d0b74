import {
  Erasure,
  HistoryVerification,
  OperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Verifies the history, and erases people from it. It authorises by itself. @internal */
export interface HistoryCareService {
  verifyHistory(options: RequestOptions): Promise<HistoryVerification>;
  previewErasure(
    input: { userRef: string },
    options: RequestOptions,
  ): Promise<Erasure>;
  eraseContent(
    input: OperationInput<'eraseContent'>['body'],
    options: RequestOptions,
  ): Promise<Erasure>;
}
