import { DisclosureService } from '../service/DisclosureService';
import { Handlers } from './Handlers';

/** @internal */
export function disclosureHandlers(
  disclosures: DisclosureService,
): Pick<Handlers, 'listDisclosures' | 'discloseGap' | 'closeDisclosure'> {
  return {
    listDisclosures: ({ params }, options) =>
      disclosures.listDisclosures(params, options),
    discloseGap: ({ params, body }, options) =>
      disclosures.discloseGap({ ...body, ...params }, options),
    closeDisclosure: ({ params, body }, options) =>
      disclosures.closeDisclosure({ ...body, ...params }, options),
  };
}
