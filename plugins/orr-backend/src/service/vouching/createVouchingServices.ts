import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { DefaultVouchingService } from './DefaultVouchingService';
import { VouchingAccess } from './VouchingAccess';
import { VouchingNews } from './VouchingNews';
import { VouchingPassing } from './VouchingPassing';
import { VouchingView } from './VouchingView';
import { VouchingWrites } from './VouchingWrites';

/** The services around what platforms and software templates vouch for. @internal */
export function createVouchingServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    ...config.vouching,
    timeZone: config.timeZone,
  };
  const vouchingNews = new VouchingNews(known);
  const vouchingWrites = new VouchingWrites({ ...known, vouchingNews });
  return {
    vouchingPassing: new VouchingPassing({ ...known, vouchingNews }),
    vouchingService: new DefaultVouchingService({
      ...known,
      vouchingAccess: new VouchingAccess(known),
      vouchingView: new VouchingView(known),
      vouchingWrites,
      writes: new NamedWrites(known),
    }),
  };
}
