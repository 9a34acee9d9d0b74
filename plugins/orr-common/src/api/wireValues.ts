import { z } from 'zod';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { ANSWER_LIMITS } from '../review/answerLimits';

/** ISO 8601 in UTC. @internal */
export const instant = z.iso.datetime();
/** YYYY-MM-DD. @internal */
export const day = z.iso.date();
/** A full entity ref. @internal */
export const ref = z
  .string()
  .max(300)
  .regex(
    /^[a-zA-Z][a-zA-Z0-9]*:[a-zA-Z0-9-]+\/[a-zA-Z0-9._-]+$/,
    'must be a full entity ref such as group:default/payments',
  );
/** An address that may become a link. @internal */
export const safeUrl = z
  .string()
  .max(ANSWER_LIMITS.url)
  .refine(isSafeUrl, 'must be an http or https address');
