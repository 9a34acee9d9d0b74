import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { explainFailure } from '../toolchain/explainFailure.mjs';
import { npmInstallCommand } from '../toolchain/npmInstallCommand.mjs';

/** The @backstage/create-app of the Backstage in backstage.json. */
const CREATE_APP = '@backstage/create-app@0.9.2';
/** Of our resolutions, those without which no Backstage of today installs. */
const NEEDED_TODAY = [
  '@backstage/cli-common',
  '@swc/core',
  'better-sqlite3',
  'got',
  'rollup',
  'unrs-resolver',
];

const BACKSTAGE = '@backstage/';

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));
const writeJson = (file, content) =>
  writeFileSync(file, JSON.stringify(content, undefined, 2));

// create-app asks for a command named yarn.
function provideYarn(folder, { node, yarn, env }) {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const command = path.join(bin, 'yarn');
  writeFileSync(command, `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`);
  chmodSync(command, 0o755);
  return { ...env, PATH: `${bin}${path.delimiter}${env.PATH}` };
}

async function bringCreateApp(folder) {
  const script = path.join(
    folder,
    'node_modules/@backstage/create-app/bin/backstage-create-app',
  );
  if (!existsSync(script)) {
    const [command, args] = npmInstallCommand(folder, [CREATE_APP]);
    const { code, lines } = await runCommand(command, args);
    if (code !== 0) {
      throw explainFailure('bring create-app', lines);
    }
  }
  return script;
}

function resolveAsWeDo(app) {
  const file = path.join(app, 'package.json');
  const manifest = readJson(file);
  const ours = readJson(inProject('package.json')).resolutions;
  for (const name of NEEDED_TODAY) {
    manifest.resolutions[name] = ours[name];
  }
  writeJson(file, manifest);
}

/**
 * Keeps the app at one release of Backstage, as the lock file of a grown app does. The ranges that create-app and the parts
 * themselves write let parts of later releases in, which ask for more than the parts of this one have.
 */
function stayAtRelease(app) {
  for (const folder of readdirSync(path.join(app, 'packages'))) {
    const ofPackage = path.join(app, 'packages', folder, 'package.json');
    if (!existsSync(ofPackage)) {
      continue;
    }
    const manifest = readJson(ofPackage);
    for (const kind of ['dependencies', 'devDependencies']) {
      for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
        if (name.startsWith(BACKSTAGE)) {
          manifest[kind][name] = range.replace(/^\^/, '');
        }
      }
    }
    writeJson(ofPackage, manifest);
  }
  const file = path.join(app, 'package.json');
  const manifest = readJson(file);
  for (const name of readdirSync(inProject('node_modules', BACKSTAGE))) {
    const { version } = readJson(
      inProject('node_modules', BACKSTAGE, name, 'package.json'),
    );
    manifest.resolutions[`${BACKSTAGE}${name}`] = version;
  }
  writeJson(file, manifest);
}

/**
 * A new Backstage app, as its own tool makes it, not yet installed.
 *
 * @param {object} toolchain
 * @param {{ folder: string, system: 'new' | 'legacy' }} options
 * @returns {Promise<string>} the folder of the app
 */
export async function createFreshApp(toolchain, { folder, system }) {
  const app = path.join(folder, system);
  const script = await bringCreateApp(folder);
  const { code, lines } = await runCommand(
    toolchain.node,
    [
      script,
      '--skip-install',
      '--path',
      app,
      ...(system === 'legacy' ? ['--legacy'] : []),
    ],
    {
      cwd: folder,
      env: { ...provideYarn(folder, toolchain), BACKSTAGE_APP_NAME: 'portal' },
    },
  );
  if (code !== 0) {
    throw new PlainError('create-app failed.', lines.slice(-30));
  }
  const { version } = readJson(path.join(app, 'backstage.json'));
  const wanted = readJson(inProject('backstage.json')).version;
  if (version !== wanted) {
    throw new PlainError(
      `${CREATE_APP} makes Backstage ${version}; this project is for ${wanted}.`,
    );
  }
  resolveAsWeDo(app);
  stayAtRelease(app);
  return app;
}
