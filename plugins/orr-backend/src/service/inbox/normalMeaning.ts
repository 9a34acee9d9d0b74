import {
  normalAlert,
  normalDeployment,
  normalIncident,
} from '../source/normalRecords';
import { InboxMeaning } from './InboxMeaning';

/**
 * As the same would be stored that was asked for: told and asked for are one. A SourceError where it is not what it should be.
 *
 * @internal
 */
export function normalMeaning(meaning: InboxMeaning): InboxMeaning {
  switch (meaning.kind) {
    case 'deployments':
      return { ...meaning, records: meaning.records.map(normalDeployment) };
    case 'incidents':
      return {
        ...meaning,
        incidents: meaning.incidents.map(normalIncident),
        alerts: meaning.alerts.map(normalAlert),
      };
    default:
      return meaning;
  }
}
