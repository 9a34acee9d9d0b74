import { randomUUID } from 'node:crypto';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  AddSourceRuleBody,
  orrReadinessReadPermission,
  orrSourceAdministerPermission,
  PreviewSourceRuleBody,
  SourceRuleDraft,
  SourceRuleList,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import {
  DatabaseSourceRuleStore,
  StoredSourceRule,
} from '../../database/source/DatabaseSourceRuleStore';
import { SourceAdminModel } from '../../database/source/SourceAdminModel';
import { Transaction } from '../../database/transaction';
import { requireGranted } from '../authorization/requireGranted';
import { NamedWrites, Writing } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import {
  ChangeSourceRuleInput,
  RemoveSourceRuleInput,
  SourceAdminService,
} from '../SourceAdminService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { RulesInForce } from './RulesInForce';
import { SourceHealth } from './SourceHealth';
import { fingerprintOfRules, toDrafts } from './sourceRules';
import { SourceRuleTrial } from './SourceRuleTrial';

const MOST_ENVIRONMENTS = 200;

/** @internal */
export interface DefaultSourceAdminServiceOptions {
  historyLog: DatabaseHistoryLog;
  permissions: PermissionsService;
  rulesInForce: RulesInForce;
  sourceAdmin: SourceAdminModel;
  sourceHealth: SourceHealth;
  sourceRules: DatabaseSourceRuleStore;
  sourceRuleTrial: SourceRuleTrial;
  visibility: EntityVisibility;
  writes: NamedWrites;
}

/** Tells administrators how sources fare, and keeps their rules. @internal */
export class DefaultSourceAdminService implements SourceAdminService {
  readonly #options: DefaultSourceAdminServiceOptions;

  constructor(options: DefaultSourceAdminServiceOptions) {
    this.#options = options;
  }

  async listSources(options: RequestOptions) {
    await this.#requireAdmin(options);
    return { items: await this.#options.sourceHealth.list() };
  }

  async listEnvironments(options: RequestOptions) {
    await this.#requireAdmin(options);
    const { sourceAdmin, visibility } = this.#options;
    const found = await sourceAdmin.listUnclassified(
      await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
      MOST_ENVIRONMENTS + 1,
    );
    return {
      items: found.slice(0, MOST_ENVIRONMENTS),
      more: found.length > MOST_ENVIRONMENTS,
    };
  }

  async listSourceRules(options: RequestOptions) {
    await this.#requireAdmin(options);
    return this.#list();
  }

  async previewSourceRule(
    input: PreviewSourceRuleBody,
    options: RequestOptions,
  ) {
    await this.#requireAdmin(options);
    return this.#options.sourceRuleTrial.run(input, options);
  }

  async addSourceRule(input: AddSourceRuleBody, options: RequestOptions) {
    const { sourceRules, writes } = this.#options;
    await this.#requireAdmin(options);
    await writes.run(
      'addSourceRule',
      input,
      options.credentials,
      async writing => async trx => {
        const { userRef } = writing;
        const at = writing.now.toISOString();
        const id = randomUUID();
        await sourceRules.insert(trx, {
          id,
          kind: input.rule.kind,
          position: (await sourceRules.lastPosition(trx)) + 1,
          document: documentOf(input.rule),
          revision: 1,
          createdBy: userRef,
          createdAt: at,
          changedBy: userRef,
          changedAt: at,
        });
        await this.#tell(trx, { id, act: 'added', revision: 1, writing });
        return {};
      },
    );
    return this.#list();
  }

  async changeSourceRule(
    input: ChangeSourceRuleInput,
    options: RequestOptions,
  ) {
    const { sourceRules, writes } = this.#options;
    const { ruleId: id, revision, rule } = input;
    await this.#requireAdmin(options);
    await writes.run(
      'changeSourceRule',
      input,
      options.credentials,
      async writing => {
        const known = await this.#requireRule(id);
        if (known.kind !== rule.kind) {
          throw new InputError(`body.rule.kind: must stay ${known.kind}`);
        }
        const document = documentOf(rule);
        return async trx => {
          const isWritten = await sourceRules.update(trx, {
            id,
            position: known.position,
            document,
            changedBy: writing.userRef,
            changedAt: writing.now.toISOString(),
            knownRevision: revision,
          });
          requireUnchanged(isWritten);
          await this.#tell(trx, {
            id,
            act: 'changed',
            revision: revision + 1,
            writing,
            fields: changedFields(known.document, document),
          });
          return {};
        };
      },
    );
    return this.#list();
  }

  async removeSourceRule(
    input: RemoveSourceRuleInput,
    options: RequestOptions,
  ) {
    const { sourceRules, writes } = this.#options;
    const { ruleId: id, revision } = input;
    await this.#requireAdmin(options);
    await writes.run(
      'removeSourceRule',
      input,
      options.credentials,
      async writing => {
        await this.#requireRule(id);
        return async trx => {
          requireUnchanged(
            await sourceRules.delete(trx, { id, knownRevision: revision }),
          );
          await this.#tell(trx, { id, act: 'removed', revision, writing });
          return {};
        };
      },
    );
    return this.#list();
  }

  /** Two statements. */
  async #list(): Promise<SourceRuleList> {
    const { rulesInForce, sourceRules } = this.#options;
    const stored = await sourceRules.list();
    const walk = await sourceRules.getWalk();
    return {
      configured: toDrafts(rulesInForce.configured),
      items: stored.map(({ kind, document, position: _, ...item }) => ({
        ...item,
        rule: { kind, document } as unknown as SourceRuleDraft,
      })),
      applied:
        walk !== undefined &&
        walk.position === undefined &&
        walk.fingerprint === fingerprintOfRules(rulesInForce.with(stored)),
    };
  }

  async #requireAdmin(options: RequestOptions): Promise<void> {
    const { permissions } = this.#options;
    await requireGranted(permissions, orrSourceAdministerPermission, options);
  }

  async #requireRule(ruleId: string): Promise<StoredSourceRule> {
    const stored = await this.#options.sourceRules.list();
    const known = stored.find(({ id }) => id === ruleId);
    if (!known) {
      throw new NotFoundError(`There is no rule ${ruleId}`);
    }
    return known;
  }

  async #tell(
    trx: Transaction,
    change: {
      id: string;
      act: 'added' | 'changed' | 'removed';
      revision: number;
      writing: Writing;
      fields?: string[];
    },
  ): Promise<void> {
    const { id, act, revision, writing, fields } = change;
    await this.#options.historyLog.append(trx, {
      aggregateType: 'sourceRule',
      aggregateId: id,
      at: writing.now.toISOString(),
      action: `sourceRule.${act}`,
      facts: { revision, fields },
      actorRef: writing.userRef,
    });
  }
}

/** Without what is not set. */
function documentOf({ document }: SourceRuleDraft): JsonObject {
  return JSON.parse(JSON.stringify(document));
}

function changedFields(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(name => before[name] !== after[name])
    .sort();
}

function requireUnchanged(isWritten: boolean): void {
  if (!isWritten) {
    throw new ConflictError(
      'The rule was changed meanwhile. Load the rules again',
    );
  }
}
