import { FileProblem } from 'backstage-plugin-orr-common';
import { describeProblems, lineOf } from './describeProblems';
import { LintCall } from './fileCommands';
import { openFile } from './openFile';

/** Says what is wrong with files; answers what the command ends with. @internal */
export function runLint({ files, json, failOnWarnings }: LintCall): number {
  const opened = files.map(file => {
    const { kind, problems } = openFile(file);
    return { file, kind, problems };
  });
  const all = opened.flatMap(({ problems }) => problems);
  const errors = count(all, 'error');
  const warnings = count(all, 'warning');
  process.stdout.write(
    json
      ? `${JSON.stringify({ errors, warnings, files: opened }, null, 2)}\n`
      : opened
          .map(({ file, problems }) => describeProblems(file, problems))
          .join('') +
          lineOf(
            `${numbered(files.length, 'file')}: ${numbered(
              errors,
              'error',
            )}, ${numbered(warnings, 'warning')}`,
          ),
  );
  return errors || (failOnWarnings && warnings) ? 1 : 0;
}

function count(
  problems: FileProblem[],
  wanted: FileProblem['severity'],
): number {
  return problems.filter(({ severity }) => severity === wanted).length;
}

function numbered(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
