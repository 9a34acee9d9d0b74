import { SourceIncident } from 'backstage-plugin-orr-node';
import { z } from 'zod';

const instant = z
  .string()
  .transform(text => new Date(text))
  .refine(date => !Number.isNaN(date.getTime()))
  .transform(date => date.toISOString());

/** What is read of an incident. @internal */
export const incidentSchema = z
  .object({
    id: z.string().min(1).max(200),
    status: z.string(),
    title: z.string().nullish(),
    html_url: z.string().nullish(),
    urgency: z.string().nullish(),
    priority: z.object({ summary: z.string().nullish() }).nullish(),
    created_at: instant,
    updated_at: instant.nullish(),
    last_status_change_at: instant.nullish(),
    resolved_at: instant.nullish(),
  })
  .refine(
    ({ status, resolved_at, last_status_change_at }) =>
      status !== 'resolved' || resolved_at || last_status_change_at,
  );

/** An http or https address, or none. @internal */
export function pageOf(address: string | null | undefined): string | null {
  return address && URL.canParse(address) && /^https?:/i.test(address)
    ? address
    : null;
}

/** An incident in our words. Once it is resolved, its status changes no more. @internal */
export function toSourceIncident(
  incident: z.infer<typeof incidentSchema>,
): SourceIncident {
  const { created_at, updated_at, last_status_change_at, resolved_at } =
    incident;
  return {
    sourceId: incident.id,
    title: incident.title ?? null,
    openedAt: created_at,
    resolvedAt:
      incident.status === 'resolved'
        ? resolved_at ?? last_status_change_at ?? null
        : null,
    severity: incident.priority?.summary ?? incident.urgency ?? null,
    url: pageOf(incident.html_url),
    fixedByRevision: null,
    sourceUpdatedAt: updated_at ?? last_status_change_at ?? created_at,
  };
}
