import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { RollUpScope } from './RollUpScope';

/** Stands for all published checklists together, under which an entity counts once. @internal */
export const ANY_CHECKLIST = '';

/** What is counted of a scope: entities, and questions that they do not meet or are not asked. @internal */
export type GapCounted =
  | 'asked'
  | 'decided'
  | 'openSection'
  | 'openArea'
  | 'section'
  | 'area';

/** Questions of an entity that are alike. @internal */
export type PlacedGap = [
  checklistId: string,
  sectionId: string,
  area: string,
  level: string,
  state: string,
  contradicted: boolean,
  count: number,
];

/** As what the questions of an entity are counted; only of what a published checklist asks. @internal */
export interface PlacedGaps {
  /** Without the groups above them. */
  owners: string[];
  /** That it is a part of. */
  system?: string;
  /** By checklist, whether it was ever decided on. */
  asked: Record<string, boolean>;
  gaps: PlacedGap[];
}

/** Everything and groups as standings are counted, what an owner owns itself, and the parts of a system. @internal */
export type GapScope = [kind: 'all' | 'group' | 'owner' | 'part', ref: string];

/** What is counted together. @internal */
export interface GapCellKey {
  scope_kind: string;
  scope_ref: string;
  checklist_id: string;
  counted: GapCounted;
  column_id: string;
  level: string;
  state: string;
  contradicted: boolean;
}

/** Counts that are alike but for section, area, level and what has become of a question. @internal */
export type GapSumKey = Pick<
  GapCellKey,
  'scope_kind' | 'scope_ref' | 'checklist_id' | 'counted'
>;

type Part = Omit<GapCellKey, 'scope_kind' | 'scope_ref'>;

const OPEN: ReadonlySet<string> = new Set(OPEN_STATES);
const NO_QUESTION = {
  column_id: '',
  level: '',
  state: '',
  contradicted: false,
};

/** The counts that an entity is part of, and how often it is in each. @internal */
export function gapCellsOf(
  placement: { scopes: RollUpScope[]; gaps?: PlacedGaps } | undefined,
): { key: GapCellKey; count: number }[] {
  if (!placement?.gaps) {
    return [];
  }
  const parts = [
    ...entityParts(placement.gaps),
    ...questionParts(placement.gaps),
  ];
  return scopesOf(placement.scopes, placement.gaps).flatMap(
    ([scope_kind, scope_ref]) =>
      parts.map(({ part, count }) => ({
        key: { scope_kind, scope_ref, ...part },
        count,
      })),
  );
}

function scopesOf(
  scopes: RollUpScope[],
  { owners, system }: PlacedGaps,
): GapScope[] {
  return [
    ...scopes.filter(
      (scope): scope is RollUpScope & ['all' | 'group', string] =>
        scope[0] === 'all' || scope[0] === 'group',
    ),
    ...owners.map((ref): GapScope => ['owner', ref]),
    ...(system ? [['part', system] as GapScope] : []),
  ];
}

/** Each once, whatever number of questions or checklists it is about. */
function entityParts({
  asked,
  gaps,
}: PlacedGaps): { part: Part; count: number }[] {
  const found = new Map<string, Part>();
  const add = (part: Part) => found.set(JSON.stringify(part), part);
  for (const [checklistId, isDecided] of Object.entries(asked)) {
    for (const checklist_id of [checklistId, ANY_CHECKLIST]) {
      add({ checklist_id, counted: 'asked', ...NO_QUESTION });
      if (isDecided) {
        add({ checklist_id, counted: 'decided', ...NO_QUESTION });
      }
    }
  }
  for (const [checklistId, sectionId, area, , state] of gaps) {
    if (OPEN.has(state)) {
      const under = { ...NO_QUESTION, checklist_id: checklistId };
      add({ ...under, counted: 'openSection', column_id: sectionId });
      add({ ...under, counted: 'openArea', column_id: area });
      // Sections belong to one checklist, areas to all.
      add({
        ...under,
        checklist_id: ANY_CHECKLIST,
        counted: 'openArea',
        column_id: area,
      });
    }
  }
  return [...found.values()].map(part => ({ part, count: 1 }));
}

function questionParts({ gaps }: PlacedGaps): { part: Part; count: number }[] {
  return gaps.flatMap(
    ([checklist_id, sectionId, area, level, state, contradicted, count]) =>
      (
        [
          ['section', sectionId],
          ['area', area],
        ] as const
      ).map(([counted, column_id]) => ({
        part: { checklist_id, counted, column_id, level, state, contradicted },
        count,
      })),
  );
}
