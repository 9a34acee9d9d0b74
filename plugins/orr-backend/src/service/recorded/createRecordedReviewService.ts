import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { RecordedReviewService } from '../RecordedReviewService';
import { DefaultRecordedReviewService } from './DefaultRecordedReviewService';
import { RecordedReviewReading } from './RecordedReviewReading';

/** @internal */
export function createRecordedReviewService(
  options: ServicesOptions,
  parts: SharedServices,
): RecordedReviewService {
  const { config, stores } = options;
  const { timeZone } = config;
  return new DefaultRecordedReviewService({
    ...options,
    ...stores,
    ...parts,
    timeZone,
    reading: new RecordedReviewReading({ ...stores, ...parts, timeZone }),
    writes: new NamedWrites({ ...options, ...stores }),
  });
}
