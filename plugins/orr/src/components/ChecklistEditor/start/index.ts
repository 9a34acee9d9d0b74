export { DraftsInProgress, NewChecklistButton } from './AuthoringParts';
export { EditChecklist } from './EditChecklist';
export { useDrafts } from './useDrafts';
