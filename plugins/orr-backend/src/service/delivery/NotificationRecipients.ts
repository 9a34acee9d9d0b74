import { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

function kindOf(ref: string): string {
  return parseEntityRef(ref).kind.toLocaleLowerCase('en-US');
}

/**
 * Turns refs into the people behind them. A group stands for its direct members: the notifications plugin would take
 * everybody below it, too.
 *
 * @internal
 */
export class NotificationRecipients {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** The users, each once, in full lower case form, without the one to leave out. */
  async resolve(options: {
    recipientRefs: string[];
    excludeRef?: string;
  }): Promise<string[]> {
    const { recipientRefs, excludeRef } = options;
    const userRefs = recipientRefs.filter(ref => kindOf(ref) === 'user');
    const groupRefs = recipientRefs.filter(ref => kindOf(ref) === 'group');
    const all = [...userRefs, ...(await this.#membersOf(groupRefs))].map(
      normalised,
    );
    return [...new Set(all)].filter(
      ref => !excludeRef || ref !== normalised(excludeRef),
    );
  }

  async #membersOf(groupRefs: string[]): Promise<string[]> {
    if (!groupRefs.length) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: groupRefs,
        fields: ['kind', 'metadata.namespace', 'metadata.name', 'relations'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items
      .flatMap(group => group?.relations ?? [])
      .filter(
        ({ type, targetRef }) =>
          type === RELATION_HAS_MEMBER && kindOf(targetRef) === 'user',
      )
      .map(({ targetRef }) => targetRef);
  }
}

function normalised(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}
