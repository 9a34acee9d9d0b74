export * from './rollout';
export * from './checklistDifferences';
export { compareChecklists } from './compareChecklists';
