import {
  ChecklistSummary,
  GapItem,
  HeatMap,
  HeatMapCell,
  HeatMapRow,
  QuestionTheme,
  Themes,
} from 'backstage-plugin-orr-common';
import { REVIEW_ID } from './reviewFixtures';

export function checklistSummary(
  rest: Partial<ChecklistSummary> = {},
): ChecklistSummary {
  return {
    id: 'launch',
    title: 'Service launch',
    description: 'What a service needs',
    state: 'published',
    ownerRef: 'group:default/reliability',
    kinds: ['launch'],
    version: 2,
    contentHash: 'h',
    publishedAt: '2026-03-01T10:00:00.000Z',
    questionCount: 4,
    ...rest,
  };
}

export function heatMapCell(rest: Partial<HeatMapCell> = {}): HeatMapCell {
  return {
    column: 'release',
    asked: 6,
    open: { high: 2, unanswered: 1, medium: 0, low: 0 },
    openTotal: 3,
    entities: 2,
    accepted: 1,
    contradicted: 0,
    ...rest,
  };
}

export function heatMapRow(rest: Partial<HeatMapRow> = {}): HeatMapRow {
  return {
    entityRef: 'group:default/payments',
    title: 'Payments',
    isItself: false,
    hasGroupsBelow: false,
    entities: 3,
    decided: 2,
    cells: [
      heatMapCell(),
      heatMapCell({
        column: 'data',
        open: { high: 0, unanswered: 0, medium: 0, low: 0 },
        openTotal: 0,
        entities: 0,
        accepted: 0,
      }),
    ],
    ...rest,
  };
}

export function heatMap(rest: Partial<HeatMap> = {}): HeatMap {
  return {
    columns: [
      { id: 'release', title: 'Release', questions: 3 },
      { id: 'data', title: 'Data', questions: 1 },
    ],
    total: heatMapRow({ entityRef: undefined, title: undefined }),
    rows: [heatMapRow({ hasGroupsBelow: true })],
    ...rest,
  };
}

export function gapItem(rest: Partial<GapItem> = {}): GapItem {
  return {
    entity: { entityRef: 'component:default/pay', title: 'Pay' },
    checklist: { id: 'launch', title: 'Service launch' },
    section: { id: 'release', title: 'Release' },
    question: { id: 'rollback', title: 'Can you roll back?' },
    area: 'Release',
    level: 'HIGH',
    state: 'open',
    contradicted: false,
    since: '2026-03-01T10:00:00.000Z',
    review: { reviewId: REVIEW_ID, entityRef: 'component:default/pay' },
    ...rest,
  };
}

function questionTheme(rest: Partial<QuestionTheme> = {}): QuestionTheme {
  return {
    question: { id: 'rollback', title: 'Can you roll back?' },
    section: { id: 'release', title: 'Release' },
    area: 'Release',
    risk: 'high',
    asked: 8,
    open: { high: 3, unanswered: 0, medium: 0, low: 0 },
    openTotal: 3,
    accepted: 1,
    contradicted: 0,
    notApplicable: 2,
    teams: [
      { ownerRef: 'group:default/payments', title: 'Payments', entities: 2 },
    ],
    teamCount: 2,
    timeToAnswer: { medianHours: 5.25, n: 12 },
    closed: { count: 4, medianDays: 9 },
    incidents: { count: 3, entities: 2 },
    ...rest,
  };
}

/** One question that is open, one that never is, one that nobody was asked. */
export function themes(rest: Partial<Themes> = {}): Themes {
  const none = {
    open: { high: 0, unanswered: 0, medium: 0, low: 0 },
    openTotal: 0,
    accepted: 0,
    notApplicable: 0,
    teams: [],
    teamCount: 0,
  };
  return {
    checklist: { id: 'launch', title: 'Service launch', version: 2 },
    entities: 9,
    decided: 8,
    questions: [
      questionTheme(),
      questionTheme({
        ...none,
        question: { id: 'owner', title: 'Who owns it?' },
      }),
      questionTheme({
        ...none,
        asked: 0,
        question: { id: 'new', title: 'Is it new?' },
      }),
    ],
    ...rest,
  };
}
