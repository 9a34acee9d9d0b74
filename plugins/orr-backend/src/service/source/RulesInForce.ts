import { DatabaseSourceRuleStore } from '../../database/source/DatabaseSourceRuleStore';
import { rulesOfScreen, SourceRules } from './sourceRules';

/** The rules of the configuration, and behind them those that admins made on screen. @internal */
export class RulesInForce {
  readonly #configured: SourceRules;
  readonly #stored: DatabaseSourceRuleStore;

  constructor(options: {
    configured: SourceRules;
    sourceRules: DatabaseSourceRuleStore;
  }) {
    this.#configured = options.configured;
    this.#stored = options.sourceRules;
  }

  /** One statement. */
  async read(): Promise<SourceRules> {
    const { environments, deploys, links } = rulesOfScreen(
      await this.#stored.list(),
    );
    return {
      environments: [...this.#configured.environments, ...environments],
      deploys: [...this.#configured.deploys, ...deploys],
      links: [...this.#configured.links, ...links],
    };
  }
}
