import { z } from 'zod';
import {
  ChecklistDocument,
  Question,
  questionSchema,
} from '../checklist/checklistDocument';
import { id, title } from '../checklist/checklistFields';
import { isNestedWithin } from '../checklist/draft/nesting';
import { schemaOf, SchemaOf } from '../checklist/schemaOf';
import { RolloutRule, rolloutRuleSchema } from '../checklist/versions';
import { PlacedProblem, placedProblemSchema } from './checklistOverviewSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

/** What a checklist looks like while it is written: of the same shape, and yet what is to be said may be missing. */
const draftDocument = z
  .looseObject({ id: z.string(), sections: z.array(z.looseObject({})) })
  .refine(value => isNestedWithin(value), 'is nested too deeply')
  .describe(
    'A checklist document in which what is not written yet is empty or missing',
  ) as unknown as SchemaOf<ChecklistDocument>;
const revision = z.int().min(1);
const mutationId = mutationIdSchema.optional();

/** Schema of {@link ChecklistDraftSummary}. @public */
export const checklistDraftSummarySchema = z.object({
  id: z.uuid(),
  checklistId: z.string(),
  title: z.string(),
  basedOn: z
    .int()
    .min(1)
    .optional()
    .describe('The version it began from; absent for a checklist that is new'),
  currentVersion: z
    .int()
    .min(1)
    .optional()
    .describe('What was published since is not in a draft that began earlier'),
  currentState: z
    .enum(['draft', 'pilot', 'published', 'archived'])
    .optional()
    .describe(
      'The state of the checklist, where it has a version: what is in force cannot become a pilot',
    ),
  revision,
  questionCount: z.int().min(0),
  location: z
    .string()
    .optional()
    .describe(
      'The watched file or address that it is as, and where alone it is changed; absent where people write it',
    ),
  createdBy: z.string().describe('The plugin itself for a watched place'),
  createdAt: instant,
  updatedBy: z.string(),
  updatedAt: instant,
});

/** A checklist that is being written, in a list. @public */
export interface ChecklistDraftSummary
  extends z.output<typeof checklistDraftSummarySchema> {}

/** Schema of {@link ChecklistDraft}. @public */
export const checklistDraftSchema = checklistDraftSummarySchema.extend({
  document: draftDocument,
  problems: z
    .array(schemaOf<PlacedProblem>(placedProblemSchema))
    .describe('An error keeps it from being published'),
});

/** A checklist that is being written. @public */
export interface ChecklistDraft extends z.output<typeof checklistDraftSchema> {}

/** Schema of {@link ChecklistDraftList}. @public */
export const checklistDraftListSchema = z.object({
  items: z.array(schemaOf<ChecklistDraftSummary>(checklistDraftSummarySchema)),
  may: z.object({ author: z.boolean(), publish: z.boolean() }),
});

/** The checklists that are being written, and what the caller may do about them. @public */
export interface ChecklistDraftList
  extends z.output<typeof checklistDraftListSchema> {}

/** Schema of {@link CreateChecklistDraftBody}. @public */
export const createChecklistDraftBodySchema = z.strictObject({
  mutationId,
  from: z.discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('blank'), id, title, owner: ref })
      .describe('A checklist without questions'),
    z
      .strictObject({
        type: z.literal('version'),
        checklistId: z.string().min(1).max(128),
        as: z.strictObject({ id, title }).optional(),
      })
      .describe(
        'The current version of a checklist: to go on with it, or as another one',
      ),
    z
      .strictObject({
        type: z.literal('library'),
        name: z.string().min(1).max(128),
        as: z.strictObject({ id, title, owner: ref }),
      })
      .describe('A checklist of the library that comes with the plugin'),
    z
      .strictObject({
        type: z.literal('file'),
        name: z.string().min(1).max(255),
        text: z.string().min(1).max(500_000),
        as: z
          .strictObject({ id, title: title.optional(), owner: ref })
          .optional()
          .describe('What a lens or a spreadsheet does not say of itself'),
      })
      .describe(
        'A file of ours in YAML, JSON or CSV, or a lens of the AWS Well-Architected Tool, told apart by name and content',
      ),
  ]),
});

/** Where a draft begins. @public */
export interface CreateChecklistDraftBody
  extends z.output<typeof createChecklistDraftBodySchema> {}

/** Schema of {@link CreatedChecklistDraft}. @public */
export const createdChecklistDraftSchema = checklistDraftSchema.extend({
  notes: z
    .array(z.object({ path: z.string().optional(), message: z.string() }))
    .describe('What was adapted or lost on the way from a file'),
});

/** A draft that was just begun, with what became of the file it was made of. @public */
export interface CreatedChecklistDraft
  extends z.output<typeof createdChecklistDraftSchema> {}

/** Schema of {@link SaveChecklistDraftBody}. @public */
export const saveChecklistDraftBodySchema = z.strictObject({
  mutationId,
  revision: revision.describe('The one that the document was made from'),
  document: draftDocument,
});

/** What a draft is to be from now on. @public */
export interface SaveChecklistDraftBody
  extends z.input<typeof saveChecklistDraftBodySchema> {}

/** Schema of {@link DeleteChecklistDraftBody}. @public */
export const deleteChecklistDraftBodySchema = z.strictObject({
  mutationId,
  revision,
});

/** The draft that is thrown away, as whoever does so saw it. @public */
export interface DeleteChecklistDraftBody
  extends z.input<typeof deleteChecklistDraftBodySchema> {}

/** Schema of {@link ChecklistImpactBody}. @public */
export const checklistImpactBodySchema = z.strictObject({
  rollout: z
    .array(schemaOf<RolloutRule>(rolloutRuleSchema))
    .max(1_200)
    .describe(
      'A question without a rule waits for the next review; one that is asked of new entities only stays so',
    ),
  state: z
    .enum(['pilot', 'published'])
    .optional()
    .describe('As what it would be published; published where left out'),
});

/** How a draft would be rolled out. @public */
export interface ChecklistImpactBody
  extends z.input<typeof checklistImpactBodySchema> {}

/** Schema of {@link PublishChecklistDraftBody}. @public */
export const publishChecklistDraftBodySchema = checklistImpactBodySchema.extend(
  {
    mutationId,
    revision,
    state: z.enum(['pilot', 'published']),
    changelog: z.string().trim().min(1).max(4_000),
  },
);

/** How a draft is published and rolled out. @public */
export interface PublishChecklistDraftBody
  extends z.input<typeof publishChecklistDraftBodySchema> {}

/** Schema of {@link PublishedChecklist}. @public */
export const publishedChecklistSchema = z.object({
  checklistId: z.string(),
  version: z.int().min(1),
  state: z.enum(['pilot', 'published']),
});

/** The version that a draft has become. @public */
export interface PublishedChecklist
  extends z.output<typeof publishedChecklistSchema> {}

/** Schema of {@link ArchiveChecklistBody}. @public */
export const archiveChecklistBodySchema = z.strictObject({
  mutationId,
  version: z
    .int()
    .min(1)
    .describe('The current one, as whoever archives it saw it'),
});

/** The checklist that is archived, as whoever does so saw it. @public */
export interface ArchiveChecklistBody
  extends z.input<typeof archiveChecklistBodySchema> {}

/** Schema of {@link LibraryQuestions}. @public */
export const libraryQuestionsSchema = z.object({
  items: z.array(
    z.object({
      group: z.string().describe('The title of the part of the library'),
      question: schemaOf<Question>(questionSchema),
    }),
  ),
  checklists: z
    .array(
      z.object({
        name: z.string().describe('What a draft that begins with it names'),
        title: z.string(),
        description: z.string(),
        questionCount: z.int().min(1),
      }),
    )
    .describe('Whole checklists that a draft may begin with'),
});

/** Questions that authors may pick from, and checklists that they may begin with. @public */
export interface LibraryQuestions
  extends z.output<typeof libraryQuestionsSchema> {}
