import {
  DeploymentSource,
  FactProvider,
  HostGates,
  IncidentSource,
  OrrClock,
  OrrSourcesExtensionPoint,
  Source,
  SourceEnvironment,
  SourceFactory,
} from 'backstage-plugin-orr-node';

/** What modules have added, before the clock of the backend is at hand. @internal */
export class AddedSources implements OrrSourcesExtensionPoint {
  readonly deployments: SourceFactory<DeploymentSource>[] = [];
  readonly incidents: SourceFactory<IncidentSource>[] = [];
  readonly facts: SourceFactory<FactProvider>[] = [];

  addDeploymentSource(factory: SourceFactory<DeploymentSource>): void {
    this.deployments.push(factory);
  }

  addIncidentSource(factory: SourceFactory<IncidentSource>): void {
    this.incidents.push(factory);
  }

  addFactProvider(factory: SourceFactory<FactProvider>): void {
    this.facts.push(factory);
  }
}

function byId<TSource extends Source>(
  factories: SourceFactory<TSource>[],
  environment: SourceEnvironment,
): Map<string, TSource> {
  const made = new Map<string, TSource>();
  for (const factory of factories) {
    const source = factory(environment);
    if (made.has(source.id)) {
      throw new Error(`The source ${source.id} was added twice`);
    }
    // Installed and not set up: nobody is told to connect what cannot be connected.
    if (source.instances.length) {
      made.set(source.id, source);
    }
  }
  return made;
}

/** The sources of deployments, of incidents and of facts, by their ids. @internal */
export class SourceRegistry {
  readonly deployments: ReadonlyMap<string, DeploymentSource>;
  readonly incidents: ReadonlyMap<string, IncidentSource>;
  readonly facts: ReadonlyMap<string, FactProvider>;

  constructor(options: { clock: OrrClock; added?: AddedSources }) {
    const { clock, added = new AddedSources() } = options;
    const environment = { clock, hosts: new HostGates({ clock }) };
    this.deployments = byId(added.deployments, environment);
    this.incidents = byId(added.incidents, environment);
    this.facts = byId(added.facts, environment);
  }
}
