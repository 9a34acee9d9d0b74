import type { TypingLoad } from '../load/measureTypingLoad';
import type { CatalogSweepFigures } from '../sweep/measureCatalogSweep';
import { growthTargets } from './growthTargets';
import { busy, Machine, machineOf, range } from './reading';
import { peerTargets } from './peerTargets';
import { scorecardTargets } from './scorecardTargets';
import { screenTargets } from './screenTargets';
import { sourceTargets } from './sourceTargets';
import { sweepTargets } from './sweepTargets';
import type { Target } from './Target';
import type { PeerResult } from './writePeer';
import type { ScorecardResult } from './writeScorecard';
import type { ScreenFigures } from '../screens/measureScreens';
import type { SourceFigures } from './writeSources';

/** What `npm run bench -- browser` leaves. */
interface BrowserResult {
  machine: Machine;
  browser: string;
  build: string;
  typing: Record<string, Record<'plainField' | 'answer', { p95: number }>>;
  /** Absent from results that are older than the editor. */
  writing?: Record<'plainField' | 'text', { p95: number }>;
  scripts: Record<'onOpening' | 'wholePlugin', { gzipped: number }>;
}

/** What `npm run bench -- judging` leaves. */
interface JudgingResult {
  machine: Machine;
  questions: Record<string, { medianMs: number; p95Ms: number }>;
}

export interface Sources {
  load?: TypingLoad;
  browser?: BrowserResult;
  judging?: JudgingResult;
  sweep?: CatalogSweepFigures;
  sources?: SourceFigures;
  scorecards: ScorecardResult[];
  peer?: PeerResult;
  screens?: ScreenFigures & { when: string };
}

type LoadFigures = TypingLoad['policies'][number];

const TAB_STATEMENTS = 8;
const SAVE_STATEMENTS = 10;
const RATIO = 2;
const SCRIPT_KB = 150;
const TYPING_MS = 50;
const JUDGING_MS = 1;

/** The most that one request asked of a plugin, or of all but the permission backend. */
const callsOf = (outgoing: Record<string, number[]>, plugin: string) =>
  Object.entries(outgoing)
    .filter(([called]) => called.startsWith(`${plugin}/`))
    .reduce((sum, [, counts]) => sum + Math.max(...counts), 0);

function opening(common: Partial<Target>, { tab }: LoadFigures): Target {
  const statements = Math.max(...tab.statements);
  const calls = callsOf(tab.outgoing, 'catalog');
  return {
    ...common,
    name: 'opening the tab',
    limit: `${TAB_STATEMENTS} statements, 1 call to the catalog`,
    measured: `${range(tab.statements)} statements, ${calls} call; p95 ${
      tab.p95
    } ms`,
    met: statements <= TAB_STATEMENTS && calls <= 1,
    statements: range(tab.statements),
    figures: tab,
  };
}

function saving(common: Partial<Target>, { save }: LoadFigures): Target {
  const statements = Math.max(...save.statements);
  const calls = callsOf(save.outgoing, 'catalog');
  return {
    ...common,
    name: 'saving an answer',
    limit: `${SAVE_STATEMENTS} statements, no call to the catalog`,
    measured: `${range(save.statements)} statements, ${calls} calls`,
    met: statements <= SAVE_STATEMENTS && calls === 0,
    statements: range(save.statements),
    figures: save,
  };
}

/** Where the time of a save goes, by the medians of what is inside the backend. */
function whereItGoes({ save, floor }: LoadFigures): string {
  const { total, outgoing, database, commit } = save.inBackend;
  return (
    `of ${total.median} ms in the backend at the median, ${outgoing.median} go to the permission backend ` +
    `(${floor.inBackend.outgoing.median} of the floor's ${floor.inBackend.total.median}), ` +
    `${database.median} to the database (COMMIT ${commit.median})`
  );
}

function underLoad(
  common: Partial<Target>,
  figures: LoadFigures,
  machine: Machine,
): Target {
  const { save, floor, ratio } = figures;
  return {
    ...common,
    name: 'saving an answer, 20 people',
    limit: `p95 at most ${RATIO} × floor`,
    measured: `p50 ${save.median}, p95 ${save.p95}, p99 ${save.p99} ms; floor p50 ${floor.median}, p95 ${floor.p95} ms; ratio ${ratio}`,
    met: ratio <= RATIO,
    why: [whereItGoes(figures), busy(machine)].filter(Boolean).join('; '),
    statements: range(save.statements),
    figures: {
      p50: save.median,
      p95: save.p95,
      p99: save.p99,
      floorP95: floor.p95,
      ratio,
      save,
      floor,
    },
  };
}

function loadTargets(load?: TypingLoad): Target[] {
  if (!load) {
    return [];
  }
  return load.policies.flatMap(figures => {
    const common = {
      engine: load.engine,
      policy: figures.policy,
      load:
        `${load.people} people, each a save and a floor request every 2 s and the tab every 20 s, for ` +
        `${load.seconds} s; ${load.entities} entities`,
      machine: machineOf(load.machine),
      when: load.when,
      source: 'results/typing-load.json',
    };
    return [
      opening(common, figures),
      saving(common, figures),
      underLoad(common, figures, load.machine),
    ];
  });
}

function browserTargets(browser?: BrowserResult): Target[] {
  const common = browser && {
    engine: `${browser.browser}, ${browser.build}`,
    policy: "the demo portal's",
    load: 'one person',
    machine: machineOf(browser.machine),
    source: 'results/browser-typing.json',
  };
  const typing = browser?.typing['200'];
  const writing = browser?.writing;
  const kilobytes =
    browser && Math.round(browser.scripts.onOpening.gzipped / 100) / 10;
  const typingTarget = (
    name: string,
    lag?: { p95: number },
    figures?: { plainField: { p95: number } },
  ): Target => ({
    ...common,
    name,
    limit: `under ${TYPING_MS} ms`,
    measured:
      lag &&
      figures &&
      `p95 ${lag.p95} ms; in a bare field of the same page ${figures.plainField.p95} ms`,
    met: lag && lag.p95 < TYPING_MS,
    why: browser && busy(browser.machine),
    figures,
  });
  return [
    {
      ...common,
      name: "the tab's own JavaScript",
      limit: `under ${SCRIPT_KB} kB gzipped`,
      measured: kilobytes === undefined ? undefined : `${kilobytes} kB`,
      met: kilobytes === undefined ? undefined : kilobytes < SCRIPT_KB,
      figures: browser?.scripts,
    },
    typingTarget('typing lag with 200 questions', typing?.answer, typing),
    typingTarget(
      'typing lag in the editor with 200 questions',
      writing?.text,
      writing,
    ),
  ];
}

function judgingTarget(judging?: JudgingResult): Target {
  const fifty = judging?.questions['50'];
  return {
    name: 'judging 50 questions',
    limit: `under ${JUDGING_MS} ms`,
    measured: fifty && `median ${fifty.medianMs}, p95 ${fifty.p95Ms} ms`,
    met: fifty && fifty.medianMs < JUDGING_MS,
    why: fifty && 'by the median; p95 holds what else the machine does',
    engine: 'none',
    load: 'one review after the other',
    machine: judging && machineOf(judging.machine),
    source: 'results/judging.json',
    figures: fifty,
  };
}

/** All that was promised about speed, whether or not it was measured. */
export function targetsOf({
  load,
  browser,
  judging,
  sweep,
  sources,
  scorecards,
  peer,
  screens,
}: Sources): Target[] {
  const atSize = sweep && {
    engine: sweep.engine,
    load: `${sweep.size.entities} entities, ${sweep.size.groups} groups; the process may take ${sweep.heapMb} MB of heap`,
    why: busy(sweep.machine),
    machine: machineOf(sweep.machine),
    when: sweep.when,
    source: 'results/sweep.json',
  };
  return [
    ...loadTargets(load),
    ...browserTargets(browser),
    judgingTarget(judging),
    ...sweepTargets(sweep, atSize ?? {}),
    ...sourceTargets(sources),
    ...scorecardTargets(scorecards),
    ...growthTargets(scorecards),
    ...peerTargets(peer),
    ...screenTargets(screens),
  ];
}
