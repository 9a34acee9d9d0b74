import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Target } from './Target';
import { growthPlots } from './growthPlots';
import { targetsOf } from './targets';

const BENCH = path.join(__dirname, '..');
const INDEX = path.join(BENCH, 'results.json');
const LOAD = path.join(BENCH, 'results', 'typing-load.json');
const SWEEP = path.join(BENCH, 'results', 'sweep.json');
const SOURCES = path.join(BENCH, 'results', 'sources.json');
const PEER = path.join(BENCH, 'results', 'peer.json');
const README = path.join(BENCH, 'README.md');
const BEGIN = '<!-- targets: written by npm run bench -->';
const END = '<!-- end of targets -->';
const PLOTS_BEGIN = '<!-- plots: written by npm run bench -->';
const PLOTS_END = '<!-- end of plots -->';

function readResult(name: string) {
  const file = path.join(BENCH, 'results', name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Of one size each, the smallest first. */
function scorecardFiles(): string[] {
  const sizeOf = (name: string) => Number(/\d+/.exec(name));
  return readdirSync(path.join(BENCH, 'results'))
    .filter(name => /^scorecard-\d+\.json$/.test(name))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
}

function rowOf(target: Target): string {
  const met = { true: 'met', false: 'not met', undefined: 'not measured' }[
    String(target.met)
  ];
  const cells = [
    target.name,
    target.limit,
    target.measured ?? '',
    [met, target.why].filter(Boolean).join(': '),
    target.statements ?? 'none',
    [target.engine, target.policy, target.load].filter(Boolean).join('; '),
    target.machine ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function tableOf(targets: Target[]): string {
  return [
    '| target | limit | measured | met | statements | engine, policy, load | machine |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...targets.map(rowOf),
  ].join('\n');
}

function between(
  text: string,
  [begin, end]: [string, string],
  part: string,
): string {
  const [before, rest] = text.split(begin);
  return `${before}${begin}\n\n${part}\n\n${end}${rest.split(end)[1]}`;
}

/** Gathers what the runs have left in `results` into `results.json`, and into the table of the README. */
export function writeIndex(): void {
  const sources = {
    load: readResult('typing-load.json'),
    browser: readResult('browser-typing.json'),
    judging: readResult('judging.json'),
    sweep: readResult('sweep.json'),
    sources: readResult('sources.json'),
    scorecards: scorecardFiles().map(readResult),
    peer: readResult('peer.json'),
    screens: readResult('screens.json'),
  };
  const targets = targetsOf(sources);
  writeFileSync(INDEX, `${JSON.stringify({ targets }, null, 2)}\n`);
  const readme = readFileSync(README, 'utf8');
  const withTargets = between(readme, [BEGIN, END], tableOf(targets));
  const plots = growthPlots(sources.scorecards);
  writeFileSync(README, between(withTargets, [PLOTS_BEGIN, PLOTS_END], plots));
  const prettier = require.resolve('prettier/bin-prettier.js');
  execFileSync(process.execPath, [
    prettier,
    '--loglevel=warn',
    '--write',
    INDEX,
    README,
    ...[LOAD, SWEEP, SOURCES, PEER].filter(file => existsSync(file)),
    ...scorecardFiles().map(name => path.join(BENCH, 'results', name)),
  ]);
}
