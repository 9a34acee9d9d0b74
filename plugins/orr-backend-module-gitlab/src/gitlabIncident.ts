import { SourceIncident } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { gitlabInstant } from './gitlabInstant';
import { webUrlOf } from './webUrlOf';

/** What is read of an issue as the REST API tells it. @internal */
export const gitlabIssueSchema = z.object({
  id: z.number().int().positive(),
  title: z.string(),
  state: z.enum(['opened', 'closed']),
  created_at: gitlabInstant,
  updated_at: gitlabInstant,
  closed_at: gitlabInstant.nullish(),
  labels: z.array(z.string()).nullish(),
  /** Of issues of the type incident. */
  severity: z.string().nullish(),
  confidential: z.boolean().nullish(),
  web_url: z.string().nullish(),
});

/** @internal */
export type GitlabIssue = z.infer<typeof gitlabIssueSchema>;

/** What GitLab tells, in the words of the portal. @internal */
export function incidentOf(issue: GitlabIssue): SourceIncident {
  return {
    sourceId: String(issue.id),
    // Whoever sees the entity would read what few may read in GitLab.
    title: issue.confidential ? null : issue.title,
    openedAt: issue.created_at,
    resolvedAt:
      issue.state === 'closed' ? issue.closed_at ?? issue.updated_at : null,
    severity: severityOf(issue),
    url: webUrlOf(issue.web_url),
    fixedByRevision: null,
    sourceUpdatedAt: issue.updated_at,
  };
}

function severityOf({ severity, labels }: GitlabIssue): string | null {
  if (severity && severity.toLowerCase() !== 'unknown') {
    return severity;
  }
  const label = labels?.find(name => /^severity::./i.test(name));
  return label?.slice('severity::'.length) ?? null;
}
