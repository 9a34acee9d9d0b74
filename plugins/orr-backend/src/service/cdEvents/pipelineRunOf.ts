import { DeploymentOutcome } from 'backstage-plugin-orr-common';
import { InboxMeaning } from '../inbox/InboxMeaning';
import { CDEVENTS, cdEventSubject } from './cdEventSubject';
import { CdEvent, notUnderstood, textOf } from './parseCdEvent';
import { deploymentOf } from './serviceDeploymentOf';

const OUTCOMES: Record<string, DeploymentOutcome | undefined> = {
  success: 'succeeded',
  failure: 'failed',
  error: 'failed',
  cancel: 'cancelled',
};
const STEPS: Record<string, DeploymentOutcome | undefined> = {
  queued: 'pending',
  started: 'running',
};

function outcomeOf({ type, content }: CdEvent): DeploymentOutcome {
  const told = textOf(content, 'outcome')?.toLowerCase() ?? '';
  const outcome = STEPS[type.predicate] ?? OUTCOMES[told];
  if (!outcome) {
    throw notUnderstood(
      `subject.content.outcome: must be one of ${Object.keys(OUTCOMES).join(
        ', ',
      )}`,
    );
  }
  return outcome;
}

/** A run of a pipeline or task: a deployment where its sender says to which environment. @internal */
export function pipelineRunOf(event: CdEvent): InboxMeaning {
  const { at, customData, type } = event;
  const environment = textOf(customData, 'environment', 200);
  if (!environment) {
    return {
      kind: 'ignored',
      why: 'customData.environment does not say where the run deploys to',
    };
  }
  const service = textOf(customData, 'service');
  const about = cdEventSubject(event, service ? { id: service } : undefined);
  if (!about) {
    throw notUnderstood(
      'customData.entityRefs or customData.service: one is required of a run that deploys',
    );
  }
  return {
    kind: 'deployments',
    provider: CDEVENTS,
    instance: event.subjectSource,
    about,
    records: [
      deploymentOf(event, {
        sourceId: `${type.subject}/${event.subjectId}`,
        environment,
        outcome: outcomeOf(event),
        kind: 'deploy',
        ...(type.predicate === 'queued' && { queuedAt: at }),
        ...(type.predicate === 'started' && { startedAt: at }),
        ...(type.predicate === 'finished' && { finishedAt: at }),
      }),
    ],
  };
}
