import { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import { decidingModeSchema } from '../checklist/checklistDocument';
import { boundedFilterSchema } from '../checklist/boundedFilterSchema';
import { schemaOf } from '../checklist/schemaOf';
import {
  PROGRAMME_PLACES,
  ProgrammeDocument,
  ProgrammePlace,
  TierCandidate,
  TierSource,
  programmeDocumentSchema,
  tierSourceSchema,
} from '../programme';
import { mutationIdSchema } from './requestSchemas';
import { day, instant } from './wireValues';

/** Schema of {@link ProgrammePlace}. @public */
export const programmePlaceSchema = z.enum(
  PROGRAMME_PLACES,
) satisfies z.ZodType<ProgrammePlace>;

const count = z.int().min(0);
const tierKeys = z.object({
  label: z.string().optional(),
  annotation: z.string().optional(),
});

/** Schema of {@link Programme}. @public */
export const programmeSchema = z.object({
  document: schemaOf<ProgrammeDocument>(programmeDocumentSchema),
  revision: z.int().min(1),
  changedBy: z.string(),
  changedAt: instant,
});

/** The programme as it was stored last. @public */
export interface Programme extends z.output<typeof programmeSchema> {}

/** Schema of {@link ProgrammeState}. @public */
export const programmeStateSchema = z.object({
  /** Absent until somebody has begun to set it up. */
  programme: schemaOf<Programme>(programmeSchema).optional(),
  tierSource: z.object({
    /** Where tiers are read from. */
    inForce: tierKeys,
    from: z.enum(['programme', 'configuration']),
    configured: tierKeys,
  }),
  /** False while a change of scope or tiers is still being carried to all entities. */
  applied: z.boolean(),
  may: z.object({ update: z.boolean() }),
});

/** The programme of the organisation, and what the viewer may do about it. @public */
export interface ProgrammeState extends z.output<typeof programmeStateSchema> {}

/** Schema of {@link UpdateProgrammeBody}. @public */
export const updateProgrammeBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z
    .int()
    .min(0)
    .describe('The revision this is based on, 0 where there was none'),
  document: schemaOf<ProgrammeDocument>(programmeDocumentSchema).describe(
    'The whole of it: what is left out is no longer set',
  ),
});

/** What stores the programme. @public */
export interface UpdateProgrammeBody
  extends z.input<typeof updateProgrammeBodySchema> {}

const coverageCounts = {
  inScope: count.describe(
    'In scope and not exempt: what coverage is a share of',
  ),
  covered: count.describe('Of these, with a decision in date'),
  exempt: count,
  outOfScope: count.describe('Asked by a checklist, but outside of the scope'),
};

/** Schema of {@link ProgrammeCoverage}. @public */
export const programmeCoverageSchema = z.object({
  ...coverageCounts,
  matched: count.describe(
    'How many entities the scope matches, whether or not a checklist asks anything of them',
  ),
  tiers: z.array(
    z.object({
      tier: z.string().describe('Empty for entities that have none'),
      ...coverageCounts,
    }),
  ),
  targetDate: day.optional(),
  applied: z
    .boolean()
    .describe('False while a change of the scope is still being carried out'),
  at: instant,
});

/**
 * How much of what is in scope has a decision in date, as far as the caller sees. What is out of scope or exempt is
 * counted apart.
 *
 * @public
 */
export interface ProgrammeCoverage
  extends z.output<typeof programmeCoverageSchema> {}

/** Schema of {@link PreviewScopeBody}. @public */
export const previewScopeBodySchema = z.strictObject({
  scope: schemaOf<FilterPredicate>(boundedFilterSchema)
    .optional()
    .describe('Without one, everything that a checklist applies to'),
});

/** The scope that is tried. @public */
export interface PreviewScopeBody
  extends z.input<typeof previewScopeBodySchema> {}

const counted = z.object({ value: z.string(), count });

/** Schema of {@link ScopePreview}. @public */
export const scopePreviewSchema = z.object({
  matched: count,
  total: count.describe('How many entities the caller sees'),
  asked: count.describe(
    'Of those matched, how many a published checklist applies to',
  ),
  kinds: z.array(counted).describe('Of those matched'),
  examples: z.array(
    z.object({ entityRef: z.string(), title: z.string().optional() }),
  ),
});

/** What a scope would match, as far as the caller sees. @public */
export interface ScopePreview extends z.output<typeof scopePreviewSchema> {}

/** Schema of {@link TierCandidate}. @public */
export const tierCandidateSchema = z.object({
  source: schemaOf<TierSource>(tierSourceSchema),
  count,
  values: z.array(counted),
}) satisfies z.ZodType<TierCandidate>;

/** Schema of {@link ReviewerState}. @public */
export const reviewerStateSchema = z.enum([
  'none',
  'unknown',
  'withoutMembers',
  'present',
]);

/**
 * - `none`: the checklist names no reviewer group.
 * - `unknown`: the catalog shows the viewer no such group.
 * - `withoutMembers`: nobody belongs to it.
 * - `present`: somebody does.
 *
 * @public
 */
export type ReviewerState = z.output<typeof reviewerStateSchema>;

/** Schema of {@link SetupChecklist}. @public */
export const setupChecklistSchema = z.object({
  checklistId: z.string(),
  title: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'pilot', 'published', 'archived']),
  applies: count.describe('To how many entities, as far as the caller sees'),
  reviewerGroup: z.string().optional(),
  reviewers: reviewerStateSchema,
  needsReviewers: z
    .boolean()
    .describe('Whether some of its reviews are decided by the reviewer group'),
  cadenceMonths: z.int(),
  cadenceByTier: z
    .record(z.string(), z.int())
    .describe('Months of the tiers that have a cadence of their own'),
  deciding: z.object({
    default: decidingModeSchema,
    tiers: z.record(z.string(), decidingModeSchema),
  }),
});

/** What the set-up shows of a checklist. @public */
export interface SetupChecklist extends z.output<typeof setupChecklistSchema> {}

/** Schema of {@link ProgrammeSetup}. @public */
export const programmeSetupSchema = z.object({
  tierCandidates: z.array(schemaOf<TierCandidate>(tierCandidateSchema)),
  kinds: z.array(counted),
  types: z.array(counted),
  lifecycles: z.array(counted),
  checklists: z.array(schemaOf<SetupChecklist>(setupChecklistSchema)),
});

/** What the guided set-up is filled with, as far as the caller sees. @public */
export interface ProgrammeSetup extends z.output<typeof programmeSetupSchema> {}
