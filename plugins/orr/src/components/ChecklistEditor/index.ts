export { ChecklistEditorPage } from './ChecklistEditorPage';
export { ChecklistPublishPage } from './publish/ChecklistPublishPage';
