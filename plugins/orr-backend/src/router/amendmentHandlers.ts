import { AmendmentService } from '../service/AmendmentService';
import { Handlers } from './Handlers';

/** @internal */
export function amendmentHandlers(
  amendments: AmendmentService,
): Pick<Handlers, 'listAmendments' | 'amendAnswer'> {
  return {
    listAmendments: ({ params }, options) =>
      amendments.listAmendments(params, options),
    amendAnswer: ({ params, body }, options) =>
      amendments.amendAnswer({ ...body, ...params }, options),
  };
}
