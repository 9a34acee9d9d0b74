import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { AskCommits } from './AskCommits';
import { AskDeployments } from './AskDeployments';
import { AskFacts } from './AskFacts';
import { AskIncidents } from './AskIncidents';
import { BindingRelinker } from './BindingRelinker';
import { BindingRound } from './BindingRound';
import { EntityBinder } from './EntityBinder';
import { FactsOfSources } from './FactsOfSources';
import { HealthOfSources } from './HealthOfSources';
import { RuleWalk } from './RuleWalk';
import { SourceStates } from './SourceStates';
import { SourceRecords } from './SourceRecords';

/** What asks sources, and keeps what they tell. @internal */
export function createSourceServices(
  options: ServicesOptions,
  { rulesInForce }: Pick<SharedServices, 'rulesInForce'>,
) {
  const { config, stores } = options;
  const sourceRecords = new SourceRecords(stores);
  const known = { ...options, ...stores, rulesInForce, sourceRecords };
  return {
    rulesInForce,
    sourceRecords,
    asking: {
      deployments: new AskDeployments({
        ...known,
        askCommits: new AskCommits(known),
      }),
      incidents: new AskIncidents(known),
      facts: new AskFacts(known),
    },
    bindingRound: new BindingRound({
      ...known,
      factsOfSources: new FactsOfSources(stores),
      healthOfSources: new HealthOfSources(stores),
      poll: config.sourcePoll,
    }),
    entityBinder: new EntityBinder({
      ...known,
      relinker: new BindingRelinker(stores),
    }),
    sourceStates: new SourceStates({ ...known, poll: config.sourcePoll }),
    ruleWalk: new RuleWalk(known),
  };
}
