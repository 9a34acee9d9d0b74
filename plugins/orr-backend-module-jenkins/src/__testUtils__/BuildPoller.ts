import { Poller } from 'backstage-plugin-orr-node/testUtils';

/** Asks about one job. */
export class BuildPoller extends Poller {
  /** Numbers of the builds that are known as deployments, the lowest first. */
  get numbers(): number[] {
    return [...this.records.keys()]
      .map(id => Number(id.split('#')[1]))
      .sort((a, b) => a - b);
  }
}
