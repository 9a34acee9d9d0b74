import { SignOffService } from '../service/SignOffService';
import { Handlers } from './Handlers';

/** @internal */
export function signOffHandlers(
  signOffs: SignOffService,
): Pick<Handlers, 'signOffSection'> {
  return {
    signOffSection: ({ params, body }, options) =>
      signOffs.signOffSection({ ...body, ...params }, options),
  };
}
