import { z } from 'zod';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** How much somebody can save. @public */
export const SAVED_VIEW_LIMITS = { name: 100, search: 4_000, views: 100 };

const name = z.string().trim().min(1).max(SAVED_VIEW_LIMITS.name);
const view = z
  .string()
  .max(40)
  .regex(/^[a-z-]*$/, 'must be lower case letters and dashes')
  .describe(
    'Which view of the organisation it is of, by its path; empty for the first',
  );
const search = z
  .string()
  .max(SAVED_VIEW_LIMITS.search)
  .regex(/^[^\s?#]*$/, 'must be the query of a URL, without the question mark')
  .describe('Filters, order and columns as the URL of the view holds them');

/** Schema of {@link SavedView}. @public */
export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  view: z.string(),
  search: z.string(),
  shared: z.boolean().describe('Whether others may open it by its link'),
  ownerRef: z.string(),
  isOwn: z.boolean().describe('Whether it is the caller’s'),
  revision: z.int().min(1),
  changedAt: instant,
});

/** What somebody looks at again and again: what they narrowed a view of the organisation to, under a name. @public */
export interface SavedView extends z.output<typeof savedViewSchema> {}

/** Schema of {@link SavedViewList}. @public */
export const savedViewListSchema = z.object({
  items: z.array(savedViewSchema),
});

/** What the caller has saved, by name. @public */
export interface SavedViewList extends z.output<typeof savedViewListSchema> {}

/** Schema of {@link SaveViewBody}. @public */
export const saveViewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  name,
  view,
  search,
  shared: z.boolean(),
});

/** What is saved under which name, and for whom. @public */
export interface SaveViewBody extends z.input<typeof saveViewBodySchema> {}

/** Schema of {@link ChangeSavedViewBody}. @public */
export const changeSavedViewBodySchema = saveViewBodySchema.extend({
  revision: z.int().min(1).describe('The one that the change is based on'),
});

/** A saved view, said anew. @public */
export interface ChangeSavedViewBody
  extends z.input<typeof changeSavedViewBodySchema> {}

/** What takes a saved view away. @internal */
export const removeSavedViewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
});
