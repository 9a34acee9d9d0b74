import { runCommand } from '../process/runCommand.mjs';
import { inProject, projectRoot } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { deleteStale } from './deleteStale.mjs';

/**
 * Checks all types and writes the declarations to dist-types, where packing and
 * the API reports look for them. What it knows of the last time lies there too,
 * so that only what has changed is computed anew.
 */
export const typeCheck = [inProject('node_modules/typescript/bin/tsc')];

/** Writes the type declarations of all packages to dist-types, in order. */
export async function buildDeclarations({ node, env }) {
  deleteStale(inProject('dist-types'), projectRoot);
  const { code, lines } = await runCommand(
    node,
    [...typeCheck, '--pretty', 'false'],
    { env, logFile: inProject('.cache', 'logs', 'declarations.log') },
  );
  if (code !== 0) {
    throw new PlainError('The types are not sound.', lines);
  }
  // Only now: a fresh clone has no compiler before the dependencies are installed.
  const { orderDeclarations } = await import('./orderDeclarations.mjs');
  orderDeclarations();
}
