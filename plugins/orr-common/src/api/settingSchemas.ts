import { z } from 'zod';
import { mutationIdSchema } from './requestSchemas';
import { day, ref } from './wireValues';

/** Schema of {@link MySettings}. @public */
export const mySettingsSchema = z.object({
  /** Absent where the caller is here. */
  away: z
    .object({
      /** The last day, in the organisation's time zone. */
      until: day,
      substituteRef: z.string().optional(),
    })
    .optional(),
  /** Whether the caller is told once a week what their groups owe. */
  digest: z.boolean(),
  /** The organisation's day. */
  today: day,
  /** The last day until which somebody can be away. */
  latest: day,
});

/** What a person has set for themselves. @public */
export interface MySettings extends z.output<typeof mySettingsSchema> {}

/** What says whether one is told once a week. @internal */
export const setDigestBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  wanted: z.boolean(),
});

/** Schema of {@link SetAwayBody}. @public */
export const setAwayBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  until: day
    .nullable()
    .describe('The last day on which the caller is away; null for being here'),
  substituteRef: ref
    .optional()
    .describe('Who is told what the caller would be told meanwhile'),
});

/** What says until when one is away. @public */
export interface SetAwayBody extends z.input<typeof setAwayBodySchema> {}
