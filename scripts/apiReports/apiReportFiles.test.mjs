import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { publishablePackages } from '../pack/publishablePackages.mjs';
import { inProject } from '../projectRoot.cjs';
import { apiReportFiles, warningsIn } from './apiReportFiles.mjs';

it('finds a report for every entry point of what others install', () => {
  const wanted = publishablePackages().flatMap(({ folder }) => {
    const manifest = readFileSync(inProject(folder, 'package.json'), 'utf8');
    const { exports = { '.': true } } = JSON.parse(manifest);
    return Object.keys(exports)
      .filter(entry => entry !== './package.json')
      .map(entry => entry.replace(/^\.\/?/, ''))
      .map(name => `${folder}/report${name && `-${name}`}.api.md`);
  });
  assert.deepEqual([...apiReportFiles().keys()].sort(), wanted.sort());
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
