import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { HeatMapCell, heatMapCellSchema } from './gapSchemas';
import { scorecardScopeKindSchema } from './scorecardSchemas';
import { instant } from './wireValues';

const count = z.int().min(0);

/** Schema of {@link SectionCounts}. @public */
export const sectionCountsSchema = heatMapCellSchema
  .omit({ column: true })
  .extend({ id: z.string(), title: z.string(), questions: count });

/** What is open in one section of a checklist: counts, never a mean. @public */
export interface SectionCounts extends Omit<HeatMapCell, 'column'> {
  /** Of the section. */
  id: string;
  /** Of the section. */
  title: string;
  /** How many of its questions can be open. */
  questions: number;
}

/** Schema of {@link ScorecardSections}. @public */
export const scorecardSectionsSchema = z.object({
  scope: z.object({
    kind: scorecardScopeKindSchema,
    refs: z
      .array(z.string())
      .describe('Lower case; none of everything, several only of groups'),
  }),
  checklist: z.object({
    id: z.string(),
    title: z.string(),
    version: z.int().min(1),
  }),
  entities: count.describe('Entities that the checklist asks for'),
  decided: count.describe('Of these, those with a decision to go by'),
  asOf: instant
    .optional()
    .describe(
      'All changes up to here are counted, for whom that takes a while. Absent of counts that follow changes within seconds',
    ),
  sections: z
    .array(schemaOf<SectionCounts>(sectionCountsSchema))
    .describe('In the order of the checklist'),
});

/** What is open by section of a checklist, for a part of the organisation and as far as the caller sees. @public */
export interface ScorecardSections
  extends z.output<typeof scorecardSectionsSchema> {}
