import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, projectRoot } from '../projectRoot.cjs';
import { applyStep } from './applyStep.mjs';
import { readSteps } from './readSteps.mjs';

/**
 * Does to an app what docs/installing.md says, block by block.
 *
 * @returns how many blocks there were
 */
export function followSteps(app, system) {
  const page = readFileSync(inProject('docs', 'installing.md'), 'utf8');
  const steps = readSteps(page).filter(
    step => !step.system || step.system === system,
  );
  for (const step of steps) {
    const file = path.join(app, step.file);
    const source = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const text = step.text.replaceAll(
      '/path/to/operational-readiness',
      projectRoot,
    );
    writeFileSync(file, applyStep(source, { ...step, text }));
  }
  return steps.length;
}
