export { ChecklistDifferencesPage } from './ChecklistDifferencesPage';
export { ChecklistPage } from './ChecklistPage';
export { ChecklistsPage } from './ChecklistsPage';
