import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../../scripts/process/runCommand.mjs';
import { inProject } from '../../scripts/projectRoot.cjs';
import { npmInstallCommand } from '../../scripts/toolchain/npmInstallCommand.mjs';

const BACKEND = '@backstage-community/plugin-tech-insights-backend';
const RULES = '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
/** What is compared with. */
export const PEER = [`${BACKEND}@3.1.0`, `${RULES}@0.10.0`];

const FOLDER = inProject('.cache', 'peer');

/** From where the peer is loaded. */
export const PEER_MODULES = path.join(FOLDER, 'node_modules');

/** Brings the peer into a folder of its own: nothing but this benchmark has it. */
export async function ensurePeer(): Promise<void> {
  if (existsSync(path.join(PEER_MODULES, BACKEND, 'package.json'))) {
    return;
  }
  console.log('bringing the peer …');
  mkdirSync(FOLDER, { recursive: true });
  const [command, args] = npmInstallCommand(FOLDER, [
    '--ignore-scripts',
    '--legacy-peer-deps',
    ...PEER,
  ]);
  const { code, lines } = await runCommand(command, args);
  if (code !== 0) {
    throw new Error(`The peer could not be had:\n${lines.join('\n')}`);
  }
}
