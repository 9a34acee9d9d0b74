import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { instant } from './wireValues';

/** How many badges of one entity there may be at a time. @public */
export const BADGE_LIMIT = 20;

/** Schema of {@link Badge}. @public */
export const badgeSchema = z.object({
  id: z.string(),
  url: z
    .string()
    .optional()
    .describe(
      'Whoever has it sees the standing; absent once the badge is revoked, and while badges are off',
    ),
  mintedBy: z.string(),
  mintedAt: instant,
  revokedBy: z.string().optional(),
  revokedAt: instant.optional(),
});

/** A picture of the standing of an entity, for whoever has its address. @public */
export interface Badge extends z.output<typeof badgeSchema> {}

/** Schema of {@link BadgeList}. @public */
export const badgeListSchema = z.object({
  items: z
    .array(schemaOf<Badge>(badgeSchema))
    .describe('Those in force, then the 50 revoked last'),
});

/** The badges of one entity. @public */
export interface BadgeList extends z.output<typeof badgeListSchema> {}

/** Schema of {@link BadgeBody}. @public */
export const badgeBodySchema = z.strictObject({ mutationId: z.uuid() });

/** What mints or revokes a badge. @public */
export interface BadgeBody extends z.input<typeof badgeBodySchema> {}
