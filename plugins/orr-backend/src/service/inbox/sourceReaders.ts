import { DeploymentSource, IncidentSource } from 'backstage-plugin-orr-node';
import { deployRulesOf } from '../source/sourceRules';
import { SourceRegistry } from '../source/SourceRegistry';
import { InboxMeaning, InboxReader } from './InboxMeaning';

function deploymentReader(source: DeploymentSource): InboxReader[] {
  const { id, title, events } = source;
  if (!events?.topics.length) {
    return [];
  }
  return [
    {
      sourceId: id,
      title,
      topics: events.topics,
      isPolled: source.list !== undefined,
      read: (event, { deploys }) => {
        const meaning = events.interpret(event, {
          rulesOf: key => deployRulesOf({ provider: id, key }, deploys),
        });
        return meaning.kind === 'records'
          ? [
              {
                kind: 'deployments',
                provider: id,
                about: { bindingKeys: [meaning.bindingKey] },
                records: meaning.records,
              },
            ]
          : [meaning];
      },
    },
  ];
}

function incidentReader(source: IncidentSource): InboxReader[] {
  const { id, title, events } = source;
  if (!events?.topics.length) {
    return [];
  }
  return [
    {
      sourceId: id,
      title,
      topics: events.topics,
      isPolled: source.list !== undefined,
      read: event =>
        events.interpret(event).map((meaning): InboxMeaning => {
          if (meaning.kind !== 'records') {
            return meaning;
          }
          const { about, instance, incidents, alerts } = meaning;
          return {
            kind: 'incidents',
            provider: id,
            about:
              'bindingKey' in about
                ? { bindingKeys: [about.bindingKey] }
                : about,
            instance,
            incidents,
            alerts,
          };
        }),
    },
  ];
}

/** What understands the events of the sources that are installed. @internal */
export function sourceReaders(sources: SourceRegistry): InboxReader[] {
  return [
    ...[...sources.deployments.values()].flatMap(deploymentReader),
    ...[...sources.incidents.values()].flatMap(incidentReader),
  ];
}
