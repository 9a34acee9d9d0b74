import {
  Asking,
  GivenAnswers,
  givenAnswersSchema,
  levelsOf,
  unknownAnswers,
  VERDICT_EXIT_CODES,
} from 'backstage-plugin-orr-common';
import { describeProblems, lineOf } from './describeProblems';
import { EvaluateCall } from './fileCommands';
import { GateError } from './GateError';
import { OpenedFile, openFile } from './openFile';
import { readText } from './readText';

/** What is said of the answers at most. */
const MAX_LINES = 50;

/** Prints the level of each question; answers what the command ends with. @internal */
export function runEvaluate(call: EvaluateCall): number {
  const opened = openFile(call.file);
  process.stderr.write(
    describeProblems(
      call.file,
      opened.problems.filter(({ severity }) => severity === 'error'),
    ),
  );
  const asking = askingOf(opened);
  if (!asking) {
    return 1;
  }
  const answers = readAnswers(call.answers);
  unknownAnswers(asking, answers)
    .slice(0, MAX_LINES)
    .forEach(words =>
      process.stderr.write(
        lineOf(call.answers, 'warning', `${words}; it counts for nothing`),
      ),
    );
  const today = new Date().toISOString().slice(0, 10);
  const levels = levelsOf(asking, answers, { today });
  process.stdout.write(`${JSON.stringify(levels, null, 2)}\n`);
  return 0;
}

/** A file with errors is evaluated as far as it was read, since that is what a portal does with an imported lens. */
function askingOf({ lens, document }: OpenedFile): Asking | undefined {
  if (lens) {
    return { lens };
  }
  return document && { document };
}

function readAnswers(file: string): GivenAnswers {
  const refuse = (why: string) =>
    new GateError(VERDICT_EXIT_CODES.usage, `${file} holds no answers: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(readText(file).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw error instanceof SyntaxError ? refuse(error.message) : error;
  }
  const parsed = givenAnswersSchema.safeParse(value);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw refuse(
      [path.map(String).join('.'), message].filter(Boolean).join(': '),
    );
  }
  return parsed.data;
}
