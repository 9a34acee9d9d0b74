import { IncidentFinding } from 'backstage-plugin-orr-common';
import { StoredFinding } from '../../database/incident/findingRows';

/** As the contract shows it. @internal */
export function toIncidentFinding(stored: StoredFinding): IncidentFinding {
  const { checklistId, questionId, questionTitle } = stored;
  const { wouldHaveHelped, note, revision, saidBy, saidAt } = stored;
  return {
    checklistId,
    questionId,
    questionTitle,
    wouldHaveHelped,
    note,
    revision,
    saidBy,
    saidAt,
  };
}
