import { z } from 'zod';

/** An instant as ISO text in UTC, so that instants can be compared as text. @internal */
export const instant = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text).toISOString());

const user = z.object({ login: z.string(), type: z.string().optional() });

/** @internal */
export const restDeployment = z.object({
  id: z.int().positive(),
  sha: z.string(),
  ref: z.string().nullish(),
  task: z.string().nullish(),
  environment: z.string(),
  transient_environment: z.boolean().nullish(),
  production_environment: z.boolean().nullish(),
  creator: user.nullish(),
  created_at: instant,
  updated_at: instant,
});

/** @internal */
export type RestDeployment = z.infer<typeof restDeployment>;

/** @internal */
export const restStatus = z.object({
  state: z.string(),
  environment: z.string().nullish(),
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
  created_at: instant,
  updated_at: instant,
});

/** @internal */
export type RestStatus = z.infer<typeof restStatus>;

/** @internal */
export const restRun = z.object({
  id: z.int().positive(),
  name: z.string().nullish(),
  path: z.string().nullish(),
  run_attempt: z.int().positive().nullish(),
  event: z.string(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string(),
  head_commit: z.object({ timestamp: instant.nullish() }).nullish(),
  repository: z.object({ id: z.number() }).nullish(),
  head_repository: z.object({ id: z.number() }).nullish(),
  actor: user.nullish(),
  triggering_actor: user.nullish(),
  html_url: z.string().nullish(),
  created_at: instant,
  updated_at: instant,
  run_started_at: instant.nullish(),
});

/** @internal */
export type RestRun = z.infer<typeof restRun>;

/** @internal */
export const restRuns = z.object({ workflow_runs: z.array(restRun) });
