import { ChecklistDocument, PlacedProblem } from 'backstage-plugin-orr-common';

/** What the parts of the form are about. @internal */
export interface ChecklistPartProps {
  document: ChecklistDocument;
  problems: PlacedProblem[];
  onChange: (change: Partial<ChecklistDocument>) => void;
}
