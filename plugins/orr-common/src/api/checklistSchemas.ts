import { z } from 'zod';
import {
  checklistDocumentSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { instant } from './wireValues';

/** @public */
export const checklistSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  state: z.enum(['draft', 'pilot', 'published', 'archived']),
  ownerRef: z.string(),
  sponsorRef: z.string().optional(),
  kinds: z.array(reviewKindSchema),
  version: z.int().min(1),
  contentHash: z.string(),
  publishedAt: instant,
  questionCount: z.int().min(0),
  minutes: z.int().optional(),
});

/** @public */
export const checklistVersionSchema = z.object({
  checklistId: z.string(),
  version: z.int().min(1),
  contentHash: z.string(),
  changelog: z.string().optional(),
  publishedAt: instant,
  document: checklistDocumentSchema,
});
