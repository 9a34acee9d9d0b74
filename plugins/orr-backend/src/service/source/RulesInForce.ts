import {
  DatabaseSourceRuleStore,
  StoredSourceRule,
} from '../../database/source/DatabaseSourceRuleStore';
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

  get configured(): SourceRules {
    return this.#configured;
  }

  /** One statement. */
  async read(): Promise<SourceRules> {
    return this.with(await this.#stored.list());
  }

  /** What would be in force with these rules of the screen. */
  with(stored: Pick<StoredSourceRule, 'kind' | 'document'>[]): SourceRules {
    const { environments, deploys, links } = rulesOfScreen(stored);
    return {
      environments: [...this.#configured.environments, ...environments],
      deploys: [...this.#configured.deploys, ...deploys],
      links: [...this.#configured.links, ...links],
    };
  }
}
