import { OPEN_STATES, ProgrammePlace } from 'backstage-plugin-orr-common';
import { StoredGap } from '../gap/gapRows';
import { StoredReadiness } from '../readinessRows';

/** What one entity adds to figures, each 0 or 1 but for questions. @internal */
export interface FigureTally {
  /** In scope of the programme, and not exempt. */
  inScope: number;
  /** The same with a decision in date; whoever has one was reviewed, too. */
  covered: number;
  /** In scope with any decision to go by. */
  reviewed: number;
  /** Questions of a high level that are open. */
  openHighs: number;
  withOpenHighs: number;
  /** Questions that apply by the decisions in force, those that do not, and those that a system has told or an event shown. */
  applied: number;
  notApplicable: number;
  told: number;
}

/** Adds nothing to any figure. @internal */
export const EMPTY_TALLY: FigureTally = {
  inScope: 0,
  covered: 0,
  reviewed: 0,
  openHighs: 0,
  withOpenHighs: 0,
  applied: 0,
  notApplicable: 0,
  told: 0,
};

/** What of a tally follows from where an entity stands; what it was made of is kept with its decisions. @internal */
export type StandingTally = Omit<
  FigureTally,
  'applied' | 'notApplicable' | 'told'
>;

const OPEN: ReadonlySet<string> = new Set(OPEN_STATES);

/** What an entity adds to figures, by where it stands under the checklists that are in force. @internal */
export function figureTallyOf(options: {
  place: ProgrammePlace;
  standings: Pick<StoredReadiness, 'checklistId' | 'standing' | 'decisionId'>[];
  gaps: Pick<StoredGap, 'checklistId' | 'level' | 'state'>[];
  publishedIds: ReadonlySet<string>;
}): StandingTally {
  const { place, standings, gaps, publishedIds } = options;
  const asking = standings.filter(
    ({ checklistId, standing }) =>
      publishedIds.has(checklistId) && standing !== 'notRequired',
  );
  const ids = new Set(asking.map(({ checklistId }) => checklistId));
  const inScope = place === 'covered' || place === 'uncovered';
  const openHighs = gaps.filter(
    gap =>
      ids.has(gap.checklistId) && gap.level === 'HIGH' && OPEN.has(gap.state),
  ).length;
  return {
    inScope: Number(inScope),
    covered: Number(place === 'covered'),
    reviewed: Number(inScope && asking.some(({ decisionId }) => decisionId)),
    openHighs,
    withOpenHighs: Number(openHighs > 0),
  };
}
