import {
  VERDICT_EXIT_CODES,
  VerdictExitCode,
} from 'backstage-plugin-orr-common';
import { describeEnd, describeOutcome } from './describeOutcome';
import { FileCall } from './fileCommands';
import { GateError } from './GateError';
import { PortalGate } from './PortalGate';
import { readEntities } from './readEntities';
import {
  CalledWith,
  readWishes,
  TOKEN_VARIABLE,
  URL_VARIABLE,
} from './readWishes';
import { runConvert } from './runConvert';
import { runEvaluate } from './runEvaluate';
import { runLint } from './runLint';
import { runVerdict, worstOf } from './runVerdict';

type Environment = Record<string, string | undefined>;

const { notPermitted, passed, usage } = VERDICT_EXIT_CODES;

/**
 * Runs the command; answers what it ends with.
 *
 * @public
 */
export async function main(args: string[], env: Environment): Promise<number> {
  const wishes = readWishes(args);
  if ('isRight' in wishes) {
    return wishes.isRight ? passed : usage;
  }
  try {
    return wishes.command === 'verdict'
      ? await verdict(wishes, env)
      : runOnFiles(wishes);
  } catch (error) {
    if (error instanceof GateError) {
      process.stderr.write(`${error.message}\n`);
      return wishes.command === 'verdict'
        ? endOf(error.exitCode, wishes)
        : error.exitCode;
    }
    throw error;
  }
}

function runOnFiles(call: FileCall): number {
  switch (call.command) {
    case 'lint':
      return runLint(call);
    case 'evaluate':
      return runEvaluate(call);
    default:
      return runConvert(call);
  }
}

async function verdict(wishes: CalledWith, env: Environment): Promise<number> {
  const { json, failOnConditional } = wishes;
  const breakGlass = overrideOf(wishes);
  const entities = readEntities(wishes);
  const gate = new PortalGate({
    url: urlOf(wishes, env),
    token: tokenOf(env),
    timeoutMs: wishes.timeout * 1_000,
  });
  const outcomes = await runVerdict(gate, entities, {
    failOnConditional,
    breakGlass,
  });
  const found = worstOf(outcomes);
  const ended = endOf(found, wishes);
  process.stdout.write(
    json
      ? `${JSON.stringify({ exitCode: ended, found, outcomes }, null, 2)}\n`
      : `${[...outcomes.map(describeOutcome), describeEnd(found, ended)].join(
          '\n',
        )}\n`,
  );
  return ended;
}

/** A wrong call is mended where it is written, so that it shows in report-only mode too. */
function endOf(
  found: VerdictExitCode,
  { reportOnly }: CalledWith,
): VerdictExitCode {
  return reportOnly && found !== usage ? passed : found;
}

function overrideOf({ breakGlass, reason, person }: CalledWith) {
  if (!breakGlass) {
    if (reason !== undefined || person !== undefined) {
      throw new GateError(
        usage,
        '--reason and --person belong to --break-glass',
      );
    }
    return undefined;
  }
  if (!reason?.trim()) {
    throw new GateError(usage, '--break-glass needs a --reason');
  }
  return { reason, ...(person !== undefined && { personRef: person }) };
}

function urlOf({ url }: CalledWith, env: Environment): string {
  const given = url ?? env[URL_VARIABLE];
  if (!given || !URL.canParse(given) || !/^https?:/.test(given)) {
    throw new GateError(
      usage,
      given
        ? `Not an http or https address: ${given}`
        : `Name the address of the portal's backend with --url or in ${URL_VARIABLE}`,
    );
  }
  return given.replace(/\/+$/, '');
}

function tokenOf(env: Environment): string {
  const token = env[TOKEN_VARIABLE]?.trim();
  if (!token) {
    throw new GateError(notPermitted, `There is no token in ${TOKEN_VARIABLE}`);
  }
  return token;
}
