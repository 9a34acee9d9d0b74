import { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import { boundedFilterSchema } from '../checklist/boundedFilterSchema';
import { schemaOf } from '../checklist/schemaOf';
import { isFullEntityRef } from '../review/entityRefs';

/** How long the texts of a programme may be, and how many tiers it may order. @public */
export const PROGRAMME_LIMITS = {
  title: 200,
  text: 10_000,
  tiers: 20,
  tier: 200,
  /** Of the scope, as JSON. */
  scope: 20_000,
} as const;

const ref = z
  .string()
  .refine(
    isFullEntityRef,
    'must be a full entity ref such as group:default/reliability',
  );
const text = z.string().trim().min(1).max(PROGRAMME_LIMITS.text);
const key = z.string().trim().min(1).max(253);

/** Schema of {@link TierSource}. @public */
export const tierSourceSchema = z.union([
  z.strictObject({ label: key }),
  z.strictObject({ annotation: key }),
]);

/** The label or annotation of entities that says their tier. @public */
export type TierSource = z.output<typeof tierSourceSchema>;

/** Schema of {@link ProgrammeDocument}. @public */
export const programmeDocumentSchema = z.strictObject({
  title: z.string().trim().min(1).max(PROGRAMME_LIMITS.title).optional(),
  why: text.optional().describe('Why the organisation does this, as Markdown'),
  measures: text
    .optional()
    .describe('How one will know that it works, as Markdown'),
  scope: schemaOf<FilterPredicate>(boundedFilterSchema)
    .optional()
    .describe(
      'What the programme is about; without it, everything that a checklist applies to',
    ),
  targetDate: z.iso
    .date()
    .optional()
    .describe('The day by which the scope is to be covered'),
  ownerRef: ref
    .optional()
    .describe('The group that runs the programme, or a person'),
  sponsorRef: ref
    .optional()
    .describe('The person or group that stands behind it'),
  tierSource: schemaOf<TierSource>(tierSourceSchema)
    .optional()
    .describe(
      'Where the tier of an entity is read from; default as configured',
    ),
  tierOrder: z
    .array(z.string().trim().min(1).max(PROGRAMME_LIMITS.tier))
    .max(PROGRAMME_LIMITS.tiers)
    .optional()
    .describe('Tiers from most to least critical'),
  muted: z.boolean().optional().describe('Whether nobody is notified'),
});

/** What the organisation has agreed on about its readiness reviews. All of it is optional. @public */
export interface ProgrammeDocument
  extends z.output<typeof programmeDocumentSchema> {}
