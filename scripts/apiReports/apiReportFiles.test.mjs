import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { portalPackages } from '../pack/publishablePackages.mjs';
import { inProject } from '../projectRoot.cjs';
import { apiReportFiles, warningsIn } from './apiReportFiles.mjs';

const manifests = portalPackages().map(({ folder }) => ({
  folder,
  ...JSON.parse(readFileSync(inProject(folder, 'package.json'), 'utf8')),
}));
const entriesOf = ({ exports = { '.': true } }) =>
  Object.keys(exports)
    .filter(entry => entry !== './package.json')
    .map(entry => entry.replace(/^\.\/?/, ''));

it('finds a report for every entry point of what others install', () => {
  const wanted = manifests.flatMap(manifest =>
    entriesOf(manifest).map(
      name => `${manifest.folder}/report${name && `-${name}`}.api.md`,
    ),
  );
  assert.deepEqual([...apiReportFiles().keys()].sort(), wanted.sort());
});

it('lets those who know no exports find the types of every entry point', () => {
  for (const manifest of manifests) {
    const { typesVersions = {} } = manifest;
    const named = Object.keys(typesVersions['*'] ?? {});
    for (const name of entriesOf(manifest).filter(Boolean)) {
      assert.ok(named.includes(name), `${manifest.folder} ${name}`);
    }
  }
});

it('reads the warnings beside a symbol and those at the end', () => {
  const report = [
    '// Warning: (ae-missing-release-tag) "a" has no tag',
    '//',
    '// @public (undocumented)',
    'export const a: string;',
    '// Warnings were encountered during analysis:',
    '//',
    '// src/a.d.ts:1:1 - (ae-undocumented) Missing documentation for "a".',
  ];
  assert.deepEqual(warningsIn(report.join('\n')), [
    '(ae-missing-release-tag) "a" has no tag',
    'src/a.d.ts:1:1 - (ae-undocumented) Missing documentation for "a".',
  ]);
});
