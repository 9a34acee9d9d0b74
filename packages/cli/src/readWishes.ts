import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addFileCommands, FileCall } from './fileCommands';
import { DEFAULT_FILE } from './readEntities';

/** The variables that are read. The token is never an argument: those are seen by whoever lists processes. @internal */
export const TOKEN_VARIABLE = 'BACKSTAGE_ORR_TOKEN';
/** @internal */
export const URL_VARIABLE = 'BACKSTAGE_ORR_URL';

/** What `backstage-orr verdict` was called with. @internal */
export interface CalledWith {
  command: 'verdict';
  entity?: string;
  file?: string;
  url?: string;
  reportOnly: boolean;
  failOnConditional: boolean;
  json: boolean;
  breakGlass: boolean;
  reason?: string;
  person?: string;
  timeout: number;
}

const MAX_SECONDS = 120;

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MAX_SECONDS) {
    throw new InvalidArgumentError(`Must be 1 to ${MAX_SECONDS}.`);
  }
  return value;
}

function createProgram(
  onCall: (called: CalledWith | FileCall) => void,
): Command {
  const program = new Command('backstage-orr')
    .description(
      'Operational readiness: checklists as files, and what a Backstage portal knows',
    )
    .exitOverride();
  program
    .command('verdict')
    .description('whether an entity may be released')
    .argument(
      '[entity]',
      'such as checkout-api or component:default/checkout-api; with --file, one of those in it',
    )
    .option(
      '--file <path>',
      `the entities to ask about (default ${DEFAULT_FILE}); of several, the worst verdict decides`,
    )
    .option(
      '--url <url>',
      `address of the portal's backend, or ${URL_VARIABLE}`,
    )
    .option(
      '--report-only',
      'say what it would end with, and end with 0',
      false,
    )
    .option('--fail-on-conditional', 'stop on conditions too', false)
    .option('--json', 'write JSON', false)
    .option('--break-glass', 'override what would stop the release', false)
    .option('--reason <text>', 'why the glass is broken')
    .option(
      '--person <ref>',
      'who answers for it, such as user:default/nadia.haddad',
    )
    .option('--timeout <seconds>', 'for one attempt of three', seconds, 10)
    .addHelpText(
      'after',
      `\nThe token comes from ${TOKEN_VARIABLE}.\nExit codes: 0 may go on, 1 no-go, 2 portal not reached, 3 not permitted, 4 unknown entity, 64 wrong use.`,
    )
    .action(
      (
        entity: string | undefined,
        options: Omit<CalledWith, 'command' | 'entity'>,
      ) => onCall({ command: 'verdict', ...options, entity }),
    );
  addFileCommands(program, onCall);
  return program;
}

/** The wishes; or, where there are none to act on, whether it was called rightly, as with `--help`. @internal */
export function readWishes(
  args: string[],
): CalledWith | FileCall | { isRight: boolean } {
  let called: CalledWith | FileCall | undefined;
  try {
    createProgram(found => {
      called = found;
    }).parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return { isRight: error.exitCode === 0 };
    }
    throw error;
  }
  return called ?? { isRight: false };
}
