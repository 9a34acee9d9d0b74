export { DraftsInProgress, NewChecklistButton } from './AuthoringParts';
export { AuthorActs } from './AuthorActs';
export { useDrafts } from './useDrafts';
