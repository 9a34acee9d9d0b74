import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Who works in a review at the same time. @internal */
export interface PresenceService {
  /** Takes down where the caller is and answers who else is there. */
  notePresence(
    input: ParsedOperationInput<'notePresence'>['body'] & { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'notePresence'>>;
}
