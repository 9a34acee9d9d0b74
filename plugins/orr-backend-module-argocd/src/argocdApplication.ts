import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const text = z.string().nullish();

const initiatedBySchema = z.object({
  username: text,
  automated: z.boolean().nullish(),
});

const revisionShape = {
  revision: text,
  /** Where an application has several sources. */
  revisions: z.array(z.string()).nullish(),
};

const sourceSchema = z.object({ chart: text, targetRevision: text });

const historyEntrySchema = z.object({
  ...revisionShape,
  id: z.int().nonnegative(),
  deployedAt: instant,
  deployStartedAt: instant.nullish(),
  initiatedBy: initiatedBySchema.nullish(),
  source: sourceSchema.nullish(),
});

const operationStateSchema = z.object({
  phase: z.string(),
  startedAt: instant,
  finishedAt: instant.nullish(),
  operation: z
    .object({
      initiatedBy: initiatedBySchema.nullish(),
      sync: z
        .object({
          revision: text,
          dryRun: z.boolean().nullish(),
          resources: z.array(z.unknown()).nullish(),
        })
        .nullish(),
    })
    .nullish(),
  syncResult: z.object(revisionShape).nullish(),
});

/** Of an application, what is read; everything else is left out. @internal */
export const argocdApplicationSchema = z.object({
  metadata: z.object({ name: z.string().min(1), namespace: text, uid: text }),
  spec: z.object({
    destination: z
      .object({ name: text, server: text, namespace: text })
      .nullish(),
    source: sourceSchema.nullish(),
    revisionHistoryLimit: z.int().nullish(),
  }),
  status: z
    .object({
      history: z.array(historyEntrySchema).nullish(),
      operationState: operationStateSchema.nullish(),
      health: z.object({ status: text }).nullish(),
      sync: z.object({ status: text }).nullish(),
      reconciledAt: instant.nullish(),
    })
    .nullish(),
});

/** @internal */
export type ArgocdApplication = z.infer<typeof argocdApplicationSchema>;

/** A sync that succeeded. @internal */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** The latest operation. @internal */
export type OperationState = z.infer<typeof operationStateSchema>;

/** The syncs that succeeded, the oldest first; Argo CD keeps the last few. @internal */
export function historyOf({ status }: ArgocdApplication): HistoryEntry[] {
  return [...(status?.history ?? [])].sort((a, b) => a.id - b.id);
}
