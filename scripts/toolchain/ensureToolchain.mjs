import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { explainFailure } from './explainFailure.mjs';
import { npmInstallCommand } from './npmInstallCommand.mjs';

const SUPPORTED_MAJORS = [22, 24];
const NODE_MAJOR = 24;
const YARN_VERSION = '4.13.0';

const modules = inProject('.tools', 'node_modules');
const yarn = path.join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

function nodeBinary() {
  const folder = path.join(modules, nodePackage(), 'bin');
  return path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

function majorOfBinary(binary) {
  try {
    return majorOf(execFileSync(binary, ['--version'], { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}

async function bring(packages) {
  mkdirSync(inProject('.tools'), { recursive: true });
  const [command, args] = npmInstallCommand(inProject('.tools'), packages);
  const { code, lines } = await runCommand(command, args);
  if (code !== 0) {
    throw explainFailure('bring Node and Yarn', lines);
  }
}

/** The environment in which everything else runs: our Node and tools first. */
function environmentOf(node) {
  const first = [path.dirname(node), inProject('node_modules', '.bin')];
  const key =
    Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ??
    'PATH';
  return {
    ...process.env,
    [key]: [...first, process.env[key] ?? ''].join(path.delimiter),
    YARN_ENABLE_TELEMETRY: '0',
    YARN_IGNORE_PATH: '1',
    NODE_COMPILE_CACHE: inProject('.cache', 'node'),
  };
}

/**
 * Makes sure of a supported Node and of Yarn, without touching the machine:
 * what is missing comes from npm into `.tools`.
 *
 * @returns the Node binary, the Yarn script and the environment for children
 */
export async function ensureToolchain(progress) {
  const runningFits = SUPPORTED_MAJORS.includes(majorOf(process.version));
  const node = runningFits ? process.execPath : nodeBinary();
  const missing = !existsSync(yarn) || !existsSync(node);
  if (missing) {
    const packages = [`@yarnpkg/cli-dist@${YARN_VERSION}`];
    if (!runningFits) {
      packages.push(`${nodePackage()}@${NODE_MAJOR}`);
    }
    const title = runningFits
      ? `bringing Yarn ${YARN_VERSION}`
      : `bringing Node ${NODE_MAJOR} and Yarn ${YARN_VERSION} (this is Node ${process.version})`;
    await progress.step(title, () => bring(packages));
  }
  if (!runningFits && !SUPPORTED_MAJORS.includes(majorOfBinary(node))) {
    throw new PlainError(
      `This project needs Node ${SUPPORTED_MAJORS.join(
        ' or ',
      )}, and the one from npm does not run here (${process.platform} ${
        process.arch
      }).`,
      [`Install Node ${NODE_MAJOR} and run it again.`],
    );
  }
  return { node, yarn, env: environmentOf(node) };
}
