import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tarballProblems } from './tarballProblems.mjs';

const manifest = {
  main: './dist/index.cjs.js',
  types: './dist/index.d.ts',
  exports: {
    '.': {
      backstage: '@backstage/BackendFeature',
      default: './dist/index.cjs.js',
    },
    './package.json': './package.json',
  },
  configSchema: 'config.schema.json',
  license: 'Apache-2.0',
  description: 'A package',
  repository: { type: 'git' },
  keywords: ['backstage'],
  backstage: { role: 'backend-plugin', pluginId: 'orr', pluginPackages: ['x'] },
  dependencies: { 'backstage-plugin-orr-common': '^0.1.0' },
};
const good = {
  manifest,
  files: ['dist', 'config.d.ts', 'migrations'],
  entries: [
    'package.json',
    'README.md',
    'config.schema.json',
    'dist/index.cjs.js',
    'dist/index.d.ts',
    'migrations/1_init.js',
  ],
};

it('accepts what is complete', () => {
  assert.deepEqual(tarballProblems(good), []);
});

it('accepts a command, which belongs to no plugin', () => {
  const command = {
    ...manifest,
    exports: undefined,
    configSchema: undefined,
    bin: { ready: 'bin/ready' },
    backstage: { role: 'cli' },
  };
  const packed = {
    manifest: command,
    files: ['bin', 'dist'],
    entries: [...good.entries, 'bin/ready'],
  };
  assert.deepEqual(tarballProblems(packed), []);
  assert.deepEqual(tarballProblems({ ...packed, entries: good.entries }), [
    'bin is missing',
    'bin/ready is missing',
  ]);
  assert.deepEqual(
    tarballProblems({ ...packed, manifest: { ...command, bin: undefined } }),
    ['package.json names no command'],
  );
});

const cases = [
  [
    'a test',
    { entries: [...good.entries, 'dist/a.test.js'] },
    /a\.test\.js is nothing/,
  ],
  [
    'test utilities',
    { entries: [...good.entries, 'dist/__testUtils__/a.js'] },
    /nothing for others/,
  ],
  [
    'sources',
    { entries: [...good.entries, 'src/index.ts'] },
    /src\/index\.ts is nothing/,
  ],
  [
    'missing migrations',
    { entries: good.entries.slice(0, -1) },
    /^migrations is missing/,
  ],
  [
    'a missing entry point',
    { entries: good.entries.filter(e => e !== 'dist/index.cjs.js') },
    /dist\/index\.cjs\.js is missing/,
  ],
  [
    'a range of the workspace',
    { manifest: { ...manifest, dependencies: { a: 'workspace:^' } } },
    /a is asked for as workspace/,
  ],
  [
    'no license',
    { manifest: { ...manifest, license: undefined } },
    /no license/,
  ],
  [
    'no role',
    { manifest: { ...manifest, backstage: {} } },
    /which part of which plugin/,
  ],
];
for (const [what, change, message] of cases) {
  it(`names ${what}`, () => {
    const problems = tarballProblems({ ...good, ...change });
    assert.ok(problems.length > 0);
    assert.match(problems.join('\n'), message);
  });
}
