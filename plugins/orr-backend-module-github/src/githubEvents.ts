import { TrackerEvents } from 'backstage-plugin-orr-node';
import { z } from 'zod';

const issueEvent = z.object({ issue: z.object({ html_url: z.string() }) });

/**
 * What the GitHub module of the events backend publishes of webhooks for issues.
 *
 * @internal
 */
export const githubEvents: TrackerEvents = {
  topics: ['github.issues'],
  ticketOf: payload => issueEvent.safeParse(payload).data?.issue.html_url,
};
