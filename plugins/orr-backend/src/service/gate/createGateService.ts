import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { GateService } from '../GateService';
import { KeyedWrites } from '../KeyedWrites';
import { NamedWrites } from '../NamedWrites';
import { BreakGlassWrites } from './BreakGlassWrites';
import { DefaultGateService } from './DefaultGateService';
import { VerdictView } from './VerdictView';

/** What release pipelines ask. @internal */
export function createGateService(
  options: ServicesOptions,
  parts: SharedServices,
): GateService {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    ...config.gate,
    dueSoonDays: config.dueSoonDays,
    portalUrl: config.portalUrl,
    timeZone: config.timeZone,
  };
  return new DefaultGateService({
    ...known,
    breakGlassWrites: new BreakGlassWrites(known),
    verdictView: new VerdictView(known),
    namedWrites: new NamedWrites(known),
    writes: new KeyedWrites(known),
  });
}
