export { OpenedViewName } from './OpenedViewName';
export { SavedViewsButton } from './SavedViewsButton';
export { ViewNotOpened } from './ViewNotOpened';
