import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { IssueTracker } from './IssueTracker';

/**
 * Where modules add issue trackers.
 *
 * @public
 */
export interface OrrTrackersExtensionPoint {
  /** Adds a tracker; its id may be added once. */
  addTracker(tracker: IssueTracker): void;
}

/**
 * The {@link OrrTrackersExtensionPoint} of the plugin `orr`.
 *
 * @public
 */
export const orrTrackersExtensionPoint =
  createExtensionPoint<OrrTrackersExtensionPoint>({ id: 'orr.trackers' });
