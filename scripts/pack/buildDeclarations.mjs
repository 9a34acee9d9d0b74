import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';

/**
 * Writes the type declarations of all plugin packages to dist-types, from where
 * packing and the API reports take them. Only what has changed is computed
 * anew.
 */
export async function buildDeclarations({ node, env }) {
  const { code, lines } = await runCommand(
    node,
    [
      inProject('node_modules/typescript/bin/tsc'),
      '--project',
      inProject('scripts/pack/tsconfig.json'),
      '--pretty',
      'false',
    ],
    { env, logFile: inProject('.cache', 'logs', 'declarations.log') },
  );
  if (code !== 0) {
    throw new PlainError('The types are not sound.', lines);
  }
}
