export { formatPath, type FileProblem } from './FileProblem';
export {
  checkChecklistFile,
  MAX_CHECKLIST_FILE_BYTES,
  type CheckedChecklistFile,
} from './checkChecklistFile';
export { checklistJsonSchema } from './checklistJsonSchema';
export { parseChecklistFile } from './parseChecklistFile';
export {
  givenAnswersSchema,
  type GivenAnswer,
  type GivenAnswers,
} from './givenAnswers';
export { levelsOf, unknownAnswers, type Asking } from './levelsOf';
export { printChecklistJson, printChecklistYaml } from './printChecklist';
export {
  parseChecklistCsv,
  type ChecklistCsvOptions,
  type ParsedChecklistCsv,
} from './parseChecklistCsv';
export type { CsvProblem } from './CsvRow';
export { csvTemplate, printChecklistCsv } from './printChecklistCsv';
