import { isSafeUrl } from 'backstage-plugin-orr-common';
import { InboxMeaning } from '../inbox/InboxMeaning';
import { CdEventContext } from './CdEventContext';
import { CDEVENTS, cdEventSubject } from './cdEventSubject';
import { CdEvent, namedIn, notUnderstood, textOf } from './parseCdEvent';

/** An incident in production: what happens elsewhere hurts nobody. @internal */
export function incidentOf(
  event: CdEvent,
  { tierOf }: CdEventContext,
): InboxMeaning {
  const { at, content, customData, type } = event;
  const environment = namedIn(content, 'environment');
  if (!environment) {
    throw notUnderstood('subject.content.environment.id: is required');
  }
  const tier = tierOf(environment.id);
  if (tier !== 'production') {
    return {
      kind: 'ignored',
      why:
        tier === 'unclassified'
          ? 'No rule says what its environment is for'
          : 'Its environment is not production',
    };
  }
  const about = cdEventSubject(event, namedIn(content, 'service'));
  if (!about) {
    return { kind: 'ignored', why: 'It names no service that it hurts' };
  }
  const url = textOf(content, 'ticketURI', 2_000);
  return {
    kind: 'incidents',
    provider: CDEVENTS,
    instance: event.subjectSource,
    about,
    boundAs: 'deployments',
    incidents: [
      {
        sourceId: event.subjectId,
        title: textOf(content, 'description') ?? null,
        openedAt: at,
        opensFirst: true,
        resolvedAt: type.predicate === 'resolved' ? at : null,
        severity: textOf(customData, 'severity', 100) ?? null,
        url: url && isSafeUrl(url) ? url : null,
        fixedByRevision: textOf(customData, 'fixedByRevision', 200) ?? null,
        sourceUpdatedAt: at,
      },
    ],
    alerts: [],
  };
}
