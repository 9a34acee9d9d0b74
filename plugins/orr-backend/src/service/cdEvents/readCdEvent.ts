import { SourceError } from 'backstage-plugin-orr-node';
import { InboxMeaning } from '../inbox/InboxMeaning';
import { CdEventContext } from './CdEventContext';
import { CdEvent, parseCdEvent } from './parseCdEvent';
import { pipelineRunOf } from './pipelineRunOf';
import { incidentOf } from './incidentOf';
import { serviceDeploymentOf } from './serviceDeploymentOf';

/** Of the vocabulary, and about neither deployments nor incidents. */
const OTHER_SUBJECTS = [
  'artifact',
  'branch',
  'build',
  'change',
  'environment',
  'repository',
  'testcaserun',
  'testoutput',
  'testsuiterun',
  'ticket',
];
const KNOWN_MINORS = ['0.1', '0.2', '0.3'];

const nothing: InboxMeaning = {
  kind: 'ignored',
  why: 'It tells of no deployment and of no incident',
};

const READERS: Record<
  string,
  ((event: CdEvent, context: CdEventContext) => InboxMeaning) | undefined
> = {
  'service.deployed': event => serviceDeploymentOf(event, 'deploy'),
  'service.upgraded': event => serviceDeploymentOf(event, 'deploy'),
  'service.rolledback': event => serviceDeploymentOf(event, 'rollback'),
  'service.removed': () => nothing,
  'service.published': () => nothing,
  'incident.detected': incidentOf,
  'incident.reported': incidentOf,
  'incident.resolved': incidentOf,
  'pipelinerun.queued': pipelineRunOf,
  'pipelinerun.started': pipelineRunOf,
  'pipelinerun.finished': pipelineRunOf,
  'taskrun.started': pipelineRunOf,
  'taskrun.finished': pipelineRunOf,
};

/**
 * What a CDEvent comes to, sent whole or as the data of a CloudEvent. Types are known by their names and minor versions, so that
 * a corrected version is understood. Throws a SourceError where it is no CDEvent, or one that nobody here knows.
 *
 * @internal
 */
export function readCdEvent(
  payload: unknown,
  context: CdEventContext,
): InboxMeaning {
  const event = parseCdEvent(payload, context.now);
  const { subject, predicate, version } = event.type;
  const read = READERS[`${subject}.${predicate}`];
  if (!read && !OTHER_SUBJECTS.includes(subject)) {
    throw new SourceError(
      'bad-response',
      `CDEvents of the type ${subject}.${predicate} are not known`,
    );
  }
  if (read && !KNOWN_MINORS.includes(version)) {
    throw new SourceError(
      'bad-response',
      `${subject}.${predicate} is known in the versions ${KNOWN_MINORS.join(
        ', ',
      )}, not in ${version}`,
    );
  }
  return read ? read(event, context) : nothing;
}
