import { isSafeUrl } from 'backstage-plugin-orr-common';
import { SourceDeployment } from 'backstage-plugin-orr-node';
import { InboxMeaning } from '../inbox/InboxMeaning';
import { CDEVENTS, cdEventSubject } from './cdEventSubject';
import { CdEvent, namedIn, notUnderstood, textOf } from './parseCdEvent';
import { commitsAuthoredAtOf } from './commitsAuthoredAtOf';
import { revisionOf } from './revisionOf';

/** What every deployment of a CDEvent has in common. @internal */
export function deploymentOf(
  event: CdEvent,
  own: Pick<SourceDeployment, 'sourceId' | 'environment' | 'outcome' | 'kind'> &
    Partial<SourceDeployment>,
): SourceDeployment {
  const { content, customData } = event;
  const artifact = textOf(content, 'artifactId', 500);
  const url = textOf(customData, 'url', 2_000) ?? textOf(content, 'url', 2_000);
  return {
    revision: revisionOf(customData, artifact),
    artifact: artifact ?? null,
    ref: textOf(customData, 'ref', 500) ?? null,
    queuedAt: null,
    startedAt: null,
    finishedAt: null,
    supersededAt: null,
    url: url && isSafeUrl(url) ? url : null,
    triggeredBy: null,
    headCommitAt: null,
    commitsAuthoredAt: commitsAuthoredAtOf(event),
    failureMarkedAt: null,
    sourceUpdatedAt: event.at,
    ...own,
  };
}

/** A service that runs in a new version: there is no such event where that failed. @internal */
export function serviceDeploymentOf(
  event: CdEvent,
  kind: 'deploy' | 'rollback',
): InboxMeaning {
  const environment = namedIn(event.content, 'environment');
  if (!environment) {
    throw notUnderstood('subject.content.environment.id: is required');
  }
  return {
    kind: 'deployments',
    provider: CDEVENTS,
    instance: event.source,
    about: cdEventSubject(event, {
      id: event.subjectId,
      source: event.subjectSource,
    })!,
    records: [
      deploymentOf(event, {
        sourceId: event.id,
        environment: environment.id,
        outcome: 'succeeded',
        kind,
        finishedAt: event.at,
      }),
    ],
  };
}
