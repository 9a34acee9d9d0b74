import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { POLICIES } from '../backend/BenchPolicy';
import { DATABASES } from '../databases';
import { RequestResult } from '../measure/measureRequests';
import { SweepResult } from '../measure/measureSweeps';
import { machineFacts } from './machineFacts';

/** What was measured on one database with so many entities. */
export interface RunResult {
  database: (typeof DATABASES)[number];
  entities: number;
  sweeps: SweepResult[];
  requests: ({ policy: (typeof POLICIES)[number] } & RequestResult)[];
}

export interface Results {
  date: string;
  machine: ReturnType<typeof machineFacts>;
  runs: RunResult[];
}

const FOLDER = path.join(__dirname, '..', 'results');

const table = (head: string[], rows: (string | number)[][]) =>
  [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');

const distinct = <T>(items: T[]) => [...new Set(items)];

function requestTable(runs: RunResult[], policy: string): string {
  const found = (run: RunResult, name: string) =>
    run.requests.find(
      result => result.policy === policy && result.name === name,
    );
  const names = distinct(
    runs.flatMap(run =>
      run.requests
        .filter(result => result.policy === policy)
        .map(({ name }) => name),
    ),
  );
  return table(
    [
      'request',
      ...runs.map(({ entities }) => entities.toLocaleString('en-GB')),
    ],
    names.map(name => [
      name,
      ...runs.map(run => {
        const result = found(run, name);
        const counts = result && distinct(result.statements).join('–');
        return result
          ? `${result.median.toFixed(1)} / ${result.p95.toFixed(
              1,
            )} ms, ${counts} st.`
          : '';
      }),
    ]),
  );
}

function sweepTable(runs: RunResult[]): string {
  return table(
    ['sweep', ...runs.map(({ entities }) => entities.toLocaleString('en-GB'))],
    distinct(runs.flatMap(({ sweeps }) => sweeps.map(({ name }) => name))).map(
      name => [
        name,
        ...runs.map(({ sweeps }) => {
          const result = sweeps.find(sweep => sweep.name === name);
          return result
            ? `${result.seconds.toFixed(2)} s, ${result.statements} st.`
            : '';
        }),
      ],
    ),
  );
}

function toMarkdown({ date, machine, runs }: Results): string {
  const facts = Object.entries(machine)
    .map(([key, value]) => `${key}: ${value}`)
    .join(' · ');
  const sections = distinct(runs.map(({ database }) => database)).flatMap(
    database => {
      const ofDatabase = runs.filter(run => run.database === database);
      return [
        `## ${database}`,
        ...POLICIES.flatMap(policy => [
          `### Policy: ${policy}`,
          requestTable(ofDatabase, policy),
        ]),
        '### Sweeps',
        sweepTable(ofDatabase),
      ];
    },
  );
  return [
    `# Benchmark of ${date}`,
    facts,
    'By number of entities: median / 95th percentile, and SQL statements of one request.',
    ...sections,
    '',
  ].join('\n\n');
}

/** Writes the results so far, as a page and as data. */
export function writeResults(results: Results): void {
  mkdirSync(FOLDER, { recursive: true });
  const file = (extension: string) =>
    path.join(FOLDER, `${results.date}.${extension}`);
  writeFileSync(file('json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(file('md'), toMarkdown(results));
  const prettier = require.resolve('prettier/bin-prettier.js');
  execFileSync(process.execPath, [
    prettier,
    '--loglevel=warn',
    '--write',
    file('json'),
    file('md'),
  ]);
}
