import { ScrutinyService } from '../service/ScrutinyService';
import { Handlers } from './Handlers';

/** @internal */
export function scrutinyHandlers(
  scrutiny: ScrutinyService,
): Pick<
  Handlers,
  | 'getScrutiny'
  | 'markLooked'
  | 'requestChanges'
  | 'replyToChangeRequest'
  | 'withdrawReview'
> {
  return {
    getScrutiny: ({ params }, options) => scrutiny.getScrutiny(params, options),
    markLooked: ({ params, body }, options) =>
      scrutiny.markLooked({ ...body, ...params }, options),
    requestChanges: ({ params, body }, options) =>
      scrutiny.requestChanges({ ...body, ...params }, options),
    replyToChangeRequest: ({ params, body }, options) =>
      scrutiny.replyToChangeRequest({ ...body, ...params }, options),
    withdrawReview: ({ params, body }, options) =>
      scrutiny.withdrawReview({ ...body, ...params }, options),
  };
}
