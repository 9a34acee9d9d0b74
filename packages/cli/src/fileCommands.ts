import { Argument, Command, Option } from 'commander';
import { UNNAMED_OWNER } from './openFile';

/** What `backstage-orr lint` was called with. @internal */
export interface LintCall {
  command: 'lint';
  files: string[];
  json: boolean;
  failOnWarnings: boolean;
}

/** What `backstage-orr evaluate` was called with. @internal */
export interface EvaluateCall {
  command: 'evaluate';
  file: string;
  answers: string;
}

/** What a checklist can be written as. @internal */
export const FORMATS = ['lens', 'yaml', 'json', 'csv'] as const;

/** What `backstage-orr convert` was called with. @internal */
export interface ConvertCall {
  command: 'convert';
  file: string;
  to: (typeof FORMATS)[number];
  out?: string;
  owner: string;
  id?: string;
  title?: string;
  verbose: boolean;
}

/** What is asked of files, without a portal. @internal */
export type FileCall = LintCall | EvaluateCall | ConvertCall;

const FORMATS_WORDS =
  '\nA file holds a checklist in YAML or JSON, a custom lens of the AWS Well-Architected Tool in JSON, or a table in CSV (.csv).';

/** Adds the commands that need no portal. @internal */
export function addFileCommands(
  program: Command,
  onCall: (call: FileCall) => void,
): void {
  program
    .command('lint')
    .description('whether checklists and lenses are sound')
    .addArgument(new Argument('<files...>', 'the files to read'))
    .option('--json', 'write JSON', false)
    .option('--fail-on-warnings', 'end with 1 on warnings too', false)
    .addHelpText(
      'after',
      `${FORMATS_WORDS}\nExit codes: 0 sound, 1 something has to be mended, 64 wrong use.`,
    )
    .action((files: string[], options: Omit<LintCall, 'command' | 'files'>) =>
      onCall({ command: 'lint', files, ...options }),
    );
  program
    .command('evaluate')
    .description('the level of each question for given answers, as JSON')
    .argument('<file>', 'the checklist or lens')
    .requiredOption(
      '--answers <path>',
      'JSON: { "<questionId>": { "selected": ["<choiceId>"], "notApplicable": ["<choiceId>"], "isApplicable": true } }',
    )
    .addHelpText(
      'after',
      `${FORMATS_WORDS}\nYes, partly and no are selected like choices; numbers, durations, dates and texts are a "value".\nExit codes: 0 evaluated, 1 the file has to be mended, 64 wrong use.`,
    )
    .action((file: string, options: Pick<EvaluateCall, 'answers'>) =>
      onCall({ command: 'evaluate', file, ...options }),
    );
  program
    .command('convert')
    .description('writes a checklist in another format; says what that loses')
    .argument('<file>', 'the checklist, lens or table')
    .addOption(
      new Option('--to <format>', 'the format to write')
        .choices(FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <path>', 'the file to write instead of the standard output')
    .option(
      '--owner <ref>',
      'who answers for a checklist that names nobody',
      UNNAMED_OWNER,
    )
    .option('--id <id>', 'of a checklist that has none')
    .option('--title <text>', 'of a checklist that has none')
    .option('--verbose', 'name every place where something was lost', false)
    .addHelpText(
      'after',
      `${FORMATS_WORDS}\nExit codes: 0 written, 1 nothing was written, 64 wrong use.`,
    )
    .action((file: string, options: Omit<ConvertCall, 'command' | 'file'>) =>
      onCall({ command: 'convert', file, ...options }),
    );
}
