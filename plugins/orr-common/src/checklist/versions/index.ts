export * from './checklistDifferences';
export { compareChecklists } from './compareChecklists';
