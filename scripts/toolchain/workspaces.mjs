import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../projectRoot.cjs';

/** The folders of all workspace packages, relative to the project. */
export function workspaceFolders() {
  const root = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  return root.workspaces
    .map(pattern => pattern.replace(/\/\*$/, ''))
    .filter(parent => existsSync(inProject(parent)))
    .flatMap(parent =>
      readdirSync(inProject(parent)).map(name => `${parent}/${name}`),
    )
    .filter(folder => existsSync(inProject(folder, 'package.json')))
    .sort();
}
