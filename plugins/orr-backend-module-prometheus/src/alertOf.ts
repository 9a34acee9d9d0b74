import { SourceAlert, SourceIncident } from 'backstage-plugin-orr-node';
import { z } from 'zod';

/** An instant of Alertmanager, whose fractions are finer than ours. */
const instant = z
  .string()
  .transform(text => new Date(text))
  .refine(date => !Number.isNaN(date.getTime()));

/** What its webhooks and its API tell alike of an alert. @internal */
export const alertSchema = z.object({
  labels: z.record(z.string(), z.string()),
  startsAt: instant,
  endsAt: instant,
  generatorURL: z.string().optional(),
  fingerprint: z.string().min(1).max(200),
});

/** An alert of Alertmanager. @internal */
export type ToldAlert = z.infer<typeof alertSchema>;

/** An http or https address, or none. */
function pageOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) {
    return null;
  }
  const { protocol, username, password, href } = new URL(address);
  return /^https?:$/.test(protocol) && !username && !password ? href : null;
}

/**
 * Of one time that an alert fired there are two states, firing and resolved. What orders them is when it began and when it ended, for
 * that is the same in every message about it.
 *
 * @internal
 */
export function toSourceAlert(
  alert: ToldAlert,
  { isResolved }: { isResolved: boolean },
): SourceAlert {
  const { labels, startsAt, endsAt, fingerprint, generatorURL } = alert;
  const firedAt = startsAt.toISOString();
  const resolvedAt = isResolved ? endsAt.toISOString() : null;
  return {
    sourceId: `${fingerprint}:${firedAt}`,
    name: labels.alertname ?? 'unnamed',
    severity: labels.severity ?? null,
    firedAt,
    resolvedAt,
    url: pageOf(generatorURL),
    sourceUpdatedAt: resolvedAt ?? firedAt,
  };
}

/** The alerts whose severity makes them incidents, as such. @internal */
export function incidentsAmong(
  alerts: SourceAlert[],
  severities: readonly string[],
): SourceIncident[] {
  return alerts
    .filter(
      ({ severity }) => severity !== null && severities.includes(severity),
    )
    .map(alert => ({
      sourceId: alert.sourceId,
      title: alert.name,
      openedAt: alert.firedAt,
      resolvedAt: alert.resolvedAt,
      severity: alert.severity,
      url: alert.url,
      fixedByRevision: null,
      sourceUpdatedAt: alert.sourceUpdatedAt,
    }));
}
