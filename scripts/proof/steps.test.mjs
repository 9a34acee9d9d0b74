import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { portalPackages } from '../pack/publishablePackages.mjs';
import { inProject } from '../projectRoot.cjs';
import { applyStep } from './applyStep.mjs';
import { readSteps } from './readSteps.mjs';

const page = [
  '```json package.json',
  '{ "a": { "c": 2 } }',
  '```',
  '```sh',
  'not a step',
  '```',
  '```tsx src/App.tsx before "</Routes>" in legacy',
  '<Route />',
  '```',
].join('\n');

it('reads the blocks that name a file, and only those', () => {
  const steps = readSteps(page);
  assert.deepEqual(
    steps.map(({ file, how, marker, system }) => [file, how, marker, system]),
    [
      ['package.json', undefined, undefined, undefined],
      ['src/App.tsx', 'before', '</Routes>', 'legacy'],
    ],
  );
});

it('refuses a block whose place it cannot read', () => {
  assert.throws(() => readSteps('```ts a.ts beneath "x"\nb\n```'), /beneath/);
});

it('merges JSON and keeps what is there', () => {
  const [step] = readSteps(page);
  assert.deepEqual(JSON.parse(applyStep('{"a":{"b":1}}', step)), {
    a: { b: 1, c: 2 },
  });
});

it('inserts before one line or every one, or takes its place', () => {
  const step = { file: 'f', marker: 'x', text: 'new\n' };
  const source = 'x\nx';
  assert.equal(applyStep(source, { ...step, how: 'before' }), 'new\nx\nx');
  assert.equal(
    applyStep(source, { ...step, how: 'before every' }),
    'new\nx\nnew\nx',
  );
  assert.equal(applyStep(source, { ...step, how: 'instead of' }), 'new\nx');
});

it('says which line it misses', () => {
  const step = { file: 'f.ts', how: 'before', marker: 'gone', text: 'a' };
  assert.throws(() => applyStep('b', step), /gone in f\.ts/);
});

it('finds every packed package in the installing page, at its version', () => {
  const { resolutions } = JSON.parse(
    readSteps(readFileSync(inProject('docs', 'installing.md'), 'utf8'))[0].text,
  );
  assert.deepEqual(
    Object.entries(resolutions).map(([name, where]) => [
      name,
      where.split('/').at(-1),
    ]),
    portalPackages().map(({ name, version }) => [
      name,
      `${name}-${version}.tgz`,
    ]),
  );
});
