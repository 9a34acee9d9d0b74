import assert from 'node:assert/strict';
import { it } from 'node:test';
import { explainApiReports } from './explainApiReports.mjs';

const ADVICE = /npm run api-reports/;
const files = {
  'plugins/orr/report-alpha.api.md': 'one\nold\nsame',
  '/cache/orr-alpha/report-alpha.api.md': 'one\nsame\nnew\nsame',
};
const read = file => files[file] ?? '';
const explain = lines => explainApiReports(lines, read).join('\n');
const copyTo = (from, to) =>
  `Warning: You have changed it. Please copy the file "${from}" to "${to}", or perform a local build.`;

it('names the report that says something else, and shows what', () => {
  const text = explain([
    '## Processing plugins/orr-common',
    '## Processing plugins/orr',
    copyTo('/cache/orr-alpha/report-alpha.api.md', 'report-alpha.api.md'),
    'Error: API Extractor completed with 0 errors and 1 warnings',
  ]);
  assert.match(text, /import from plugins\/orr is not .*report-alpha\.api\.md/);
  assert.match(text, /\n- old\n\+ new\n\+ same\n/);
  assert.doesNotMatch(text, /^[-+] one$/m);
  assert.match(text, ADVICE);
});

it('shows the beginning of a report that is new', () => {
  const report = Array.from({ length: 50 }, (_, line) => `line ${line}`);
  files['/cache/orr-new/report.api.md'] = report.join('\n');
  const text = explain([
    '## Processing plugins/orr-new',
    copyTo('/cache/orr-new/report.api.md', 'report.api.md'),
  ]);
  assert.match(text, /^\+ line 0$/m);
  assert.doesNotMatch(text, /line 49/);
  assert.match(text, /and \d+ lines more/);
});

it('passes on any other complaint of the tool', () => {
  const said = 'Error: The API Report(s) a are no longer relevant';
  const text = explain(['## Processing plugins/orr', 'noise', said]);
  assert.match(text, /no longer relevant/);
  assert.doesNotMatch(text, /noise/);
  assert.match(text, ADVICE);
});

it('shows the end of what it cannot read', () => {
  assert.equal(
    explain(['Cannot find module', 'at x.js']),
    'Cannot find module\nat x.js',
  );
});
