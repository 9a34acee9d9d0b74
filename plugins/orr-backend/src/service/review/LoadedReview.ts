import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';

/** A review with what belongs to it. @internal */
export interface LoadedReview {
  review: StoredReview;
  entity: StoredEntity;
  checklist: ChecklistVersion;
}
