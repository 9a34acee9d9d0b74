import { AutosaveState } from '../Questionnaire/autosave/questionEdit';
import { ExceptionEdits } from './useExceptionAutosaves';

const BETWEEN = ' ';

/** All lines that a review is saved by, those of exceptions named with their entity. @internal */
export function withExceptions(
  common: AutosaveState,
  exceptions: ExceptionEdits[],
): AutosaveState {
  const states = [common, ...exceptions.map(({ state }) => state)];
  const saved = states
    .map(({ lastSavedAt }) => lastSavedAt)
    .filter(at => at !== undefined)
    .sort((one, other) => other.getTime() - one.getTime());
  return {
    ...common,
    questions: {
      ...common.questions,
      ...Object.fromEntries(
        exceptions.flatMap(({ entity, state }) =>
          Object.entries(state.questions).map(([questionId, edit]) => [
            questionId + BETWEEN + entity.entityRef,
            edit,
          ]),
        ),
      ),
    },
    lastSavedAt: saved[0],
    trouble: states.find(({ trouble }) => trouble)?.trouble,
  };
}

/** The question that a line is about, whoever's it is. @internal */
export function questionIdOf(line: string): string {
  return line.split(BETWEEN)[0];
}
