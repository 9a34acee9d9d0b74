import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ANSWER_LIMITS } from '../review/answerLimits';
import {
  SectionSignOff,
  SIGN_OFF_VERDICTS,
  SignOffSection,
} from '../review/sectionSignOff';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

const verdict = z.enum(SIGN_OFF_VERDICTS);

/** Schema of {@link SectionSignOff}. @public */
export const sectionSignOffSchema = z.object({
  id: z.string(),
  sectionId: z.string(),
  snapshotId: z.string(),
  verdict,
  note: z.string().optional(),
  forRef: z.string(),
  signedBy: z.string(),
  signedAt: instant,
}) satisfies z.ZodType<SectionSignOff>;

/** Schema of {@link SignOffSection}. @public */
export const signOffSectionSchema = z.object({
  sectionId: z.string(),
  by: z.array(z.string()),
  required: z.boolean(),
  state: z.enum(['waiting', 'signed', 'objected', 'outdated']),
  signOffs: z.array(sectionSignOffSchema.extend({ holds: z.boolean() })),
}) satisfies z.ZodType<SignOffSection>;

/** Schema of {@link SignOffBody}. @public */
export const signOffBodySchema = z
  .strictObject({
    mutationId: mutationIdSchema,
    snapshotId: z.uuid().describe('The submission that was looked at'),
    sectionId: z.string().min(1).max(128),
    verdict,
    note: z
      .string()
      .trim()
      .max(ANSWER_LIMITS.reason)
      .optional()
      .describe('Needed on an objection: what stands in the way'),
  })
  .refine(({ verdict: said, note }) => said === 'signed' || !!note, {
    path: ['note'],
    message: 'is needed to object',
  });

/** What signs a section off or objects to it. @public */
export interface SignOffBody extends z.input<typeof signOffBodySchema> {}

/** Schema of {@link SignOffStates}. @public */
export const signOffStatesSchema = z.object({
  sections: z.array(schemaOf<SignOffSection>(signOffSectionSchema)),
});

/** How the sections of a review stand that somebody is to sign off. @public */
export interface SignOffStates extends z.output<typeof signOffStatesSchema> {}
