export type * from './lens';
export type { LensProblem, LensProblemCode } from './lensProblem';
export { parseLens, type ParsedLens } from './parseLens';
export { printLens } from './printLens';
export { evaluateLensQuestion, type LensLevel } from './evaluateLensQuestion';
export type { ConversionNote } from './conversionNote';
export {
  checklistOfLens,
  type ChecklistOfLens,
  type ChecklistOfLensOptions,
} from './checklistOfLens';
export { lensOfChecklist, type LensOfChecklist } from './lensOfChecklist';
