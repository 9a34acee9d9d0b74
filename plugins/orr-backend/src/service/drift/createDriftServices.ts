import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { DefaultLessonService } from '../lesson/DefaultLessonService';
import { LessonAsking } from '../lesson/LessonAsking';
import { NamedWrites } from '../NamedWrites';
import { ContradictionView } from './ContradictionView';
import { ContradictionWrites } from './ContradictionWrites';
import { DefaultContradictionService } from './DefaultContradictionService';
import { DriftLook } from './DriftLook';
import { DriftSignals } from './DriftSignals';

/** The services around signals that contradict what was decided on. @internal */
export function createDriftServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    ...config.drift,
    timeZone: config.timeZone,
  };
  const contradictionView = new ContradictionView(known);
  const writes = new NamedWrites(known);
  return {
    contradictionService: new DefaultContradictionService({
      ...known,
      contradictionView,
      contradictionWrites: new ContradictionWrites(known),
      writes,
    }),
    lessonService: new DefaultLessonService({ ...known, writes }),
    lessonAsking: new LessonAsking(known),
    driftLook: new DriftLook({
      ...known,
      driftSignals: new DriftSignals(known),
    }),
  };
}
