/**
 * Feeds ESLint one forbidden import for each rule of the house, in a file that
 * does not exist, and one allowed import beside it.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inProject } from '../projectRoot.cjs';
import { workspaceFolders } from '../toolchain/workspaces.mjs';

const require = createRequire(import.meta.url);
const { ESLint } = require('eslint');

const linters = new Map();

function linterOf(folder) {
  if (!linters.has(folder)) {
    linters.set(folder, new ESLint({ cwd: inProject(folder) }));
  }
  return linters.get(folder);
}

async function problemsOf(folder, file, code) {
  const [result] = await linterOf(folder).lintText(`${code}\n`, {
    filePath: path.join(inProject(folder), file),
  });
  return result.messages
    .filter(message => message.severity === 2)
    .map(message => message.message);
}

const common = 'plugins/orr-common';
const node = 'plugins/orr-node';
const backend = 'plugins/orr-backend';
const frontend = 'plugins/orr';

const cases = [
  // folder, file, what is forbidden there, what is allowed there
  [common, 'src/review/x.ts', 'backstage-plugin-orr-node', '@backstage/errors'],
  [common, 'src/review/x.ts', '@backstage/core-plugin-api', 'zod'],
  [common, 'src/review/x.ts', '@backstage/backend-plugin-api', 'luxon'],
  [common, 'src/review/x.ts', 'node:fs', '../checklist/applicability'],
  [common, 'src/review/x.ts', 'crypto', '@noble/hashes/sha256'],
  [common, 'src/review/x.ts', 'react', './answer'],
  [common, 'src/checklist/x.ts', '../review/answer', './checklistDocument'],
  [common, 'src/checklist/x.ts', '../scoring/standing', './isSafeUrl'],
  [common, 'src/known/x.ts', '../review/answer', '../checklist/factTopics'],
  [common, 'src/review/x.ts', '../scoring/standing', '../checklist/question'],
  [common, 'src/checklist/x.ts', '../api/contract', './checklistDefaults'],
  [common, 'src/review/x.ts', '../api', './decision'],
  [
    common,
    'src/scoring/deep/x.ts',
    '../../api/contract',
    '../../review/answer',
  ],
  [
    node,
    'src/x.ts',
    'backstage-plugin-orr-backend',
    'backstage-plugin-orr-common',
  ],
  [node, 'src/x.ts', 'backstage-plugin-orr', '@backstage/backend-plugin-api'],
  [
    backend,
    'src/plugin.ts',
    'backstage-plugin-orr',
    'backstage-plugin-orr-node',
  ],
  [
    frontend,
    'src/x.tsx',
    'backstage-plugin-orr-backend',
    'backstage-plugin-orr-common',
  ],
  [
    frontend,
    'src/x.tsx',
    'backstage-plugin-orr-node',
    '@backstage/core-components',
  ],
  [frontend, 'src/x.tsx', 'app', 'react'],
  [
    'plugins/search-backend-module-orr',
    'src/x.ts',
    'backstage-plugin-orr-backend',
    'backstage-plugin-orr-common',
  ],
  [
    'packages/cli',
    'src/x.ts',
    'backstage-plugin-orr-node',
    'backstage-plugin-orr-common',
  ],
  [backend, 'src/x.ts', '../../../packages/backend/src/x', './plugin'],
  [
    'packages/app',
    'src/x.tsx',
    'backstage-plugin-orr-backend',
    'backstage-plugin-orr/alpha',
  ],
  [backend, 'src/service/x.ts', 'express', '../database/ReviewStore'],
  [backend, 'src/tasks/x.ts', 'express', '../service/ReviewService'],
  [backend, 'src/database/x.ts', 'express', 'knex'],
  [backend, 'src/service/x.ts', 'knex', './ReviewService'],
  [backend, 'src/router/x.ts', 'knex', 'express'],
  [backend, 'src/plugin.ts', 'knex', 'express'],
  [backend, 'src/service/x.ts', '../router/createRouter', '../database/rows'],
  [backend, 'src/database/x.ts', '../service/ReviewService', './rows'],
  [backend, 'src/database/deep/x.ts', '../../router', '../rows'],
  [frontend, 'src/x.tsx', '@material-ui/core', '@material-ui/core/Button'],
];

describe('the one-way rule', () => {
  for (const [folder, file, forbidden, allowed] of cases) {
    it(`${folder}/${file} may not import ${forbidden}`, async () => {
      const problems = await problemsOf(
        folder,
        file,
        `import { Thing } from '${forbidden}';\n\nexport const thing = new Thing();`,
      );
      assert.ok(
        problems.some(text => /House rule|Material UI/.test(text)),
        `no rule of the house fired, only: ${problems.join('; ')}`,
      );
    });

    it(`${folder}/${file} may import ${allowed}`, async () => {
      const problems = await problemsOf(
        folder,
        file,
        `import { Thing } from '${allowed}';\n\nexport const thing = new Thing();`,
      );
      assert.deepEqual(problems, []);
    });
  }

  const forms = {
    'a type': "import type { Knex } from 'knex';\n\nexport type X = Knex;",
    'a type in place': "export type X = import('knex').Knex;",
    'a re-export': "export { Knex } from 'knex';",
    'a star export': "export * from 'knex';",
    'a dynamic import': "export const x = () => import('knex');",
    require: "export const x = require('knex');",
    'a subpath': "import { X } from 'knex/types/tables';\n\nexport type Y = X;",
  };
  for (const [form, code] of Object.entries(forms)) {
    it(`holds for ${form}`, async () => {
      const problems = await problemsOf(backend, 'src/service/x.ts', code);
      assert.match(problems.join('\n'), /House rule: knex only/);
    });
  }

  it('holds in tests as far as packages go', async () => {
    const code =
      "import { x } from 'backstage-plugin-orr-backend';\n\nexport const y = x;";
    const problems = await problemsOf(frontend, 'src/x.test.tsx', code);
    assert.match(problems.join('\n'), /House rule/);
  });

  it('keeps frontend and backend plugins apart', async () => {
    const config = await linterOf(frontend).calculateConfigForFile(
      path.join(inProject(frontend), 'src/x.tsx'),
    );
    assert.equal(
      config.rules['@backstage/no-mixed-plugin-imports'][0],
      'error',
    );
  });

  for (const folder of workspaceFolders()) {
    it(`is in force in ${folder}`, async () => {
      const code = "import { x } from 'backend';\n\nexport const y = x;";
      const problems = await problemsOf(folder, 'src/x.ts', code);
      assert.match(problems.join('\n'), /House rule: nothing imports packages/);
    });
  }
});
