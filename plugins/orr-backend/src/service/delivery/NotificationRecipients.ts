import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** How far below a group without members somebody is looked for. */
const LEVELS = 10;

function kindOf(ref: string): string {
  return parseEntityRef(ref).kind.toLocaleLowerCase('en-US');
}

function normalised(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

function targetsOf(group: Entity, type: string): string[] {
  return (group.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => normalised(targetRef));
}

interface RecipientsInput {
  recipientRefs: string[];
  otherwiseRefs?: string[];
  excludeRef?: string;
  alsoExcludeRefs?: string[];
}

/**
 * Turns refs into the people behind them, as far as the catalog has them. A group stands for its direct members, since the
 * notifications plugin would take everybody below it too; one that nobody belongs to stands for the groups below it.
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

  /** The users, each once, in full lower case form, without those to leave out; where there are none, the others. */
  async resolve(options: RecipientsInput): Promise<string[]> {
    return (await this.find(options)).told;
  }

  /** The same, and the one among them who did it, if they are. */
  async find(
    options: RecipientsInput,
  ): Promise<{ told: string[]; actors: string[] }> {
    const { recipientRefs, otherwiseRefs = [], excludeRef } = options;
    const left = [excludeRef ?? [], options.alsoExcludeRefs ?? []]
      .flat()
      .map(normalised);
    const people = await this.#peopleBehind(recipientRefs);
    const all =
      people.length || !otherwiseRefs.length
        ? people
        : await this.#peopleBehind(otherwiseRefs);
    return {
      told: all.filter(ref => !left.includes(ref)),
      actors: all.filter(
        ref => excludeRef !== undefined && ref === normalised(excludeRef),
      ),
    };
  }

  async #peopleBehind(refs: string[]): Promise<string[]> {
    const userRefs = refs.filter(ref => kindOf(ref) === 'user');
    const groupRefs = refs.filter(ref => kindOf(ref) === 'group');
    const all = [...userRefs, ...(await this.#membersOf(groupRefs))];
    const unique = [...new Set(all.map(normalised))];
    const found = await this.#find(unique, []);
    return unique.filter((_, index) => found[index]);
  }

  async #membersOf(groupRefs: string[]): Promise<string[]> {
    const met = new Set<string>();
    const members: string[] = [];
    let level = groupRefs.map(normalised);
    for (let depth = 0; depth < LEVELS && level.length; depth += 1) {
      level.forEach(ref => met.add(ref));
      const below: string[] = [];
      for (const group of await this.#find(level, ['relations'])) {
        const own = group
          ? targetsOf(group, RELATION_HAS_MEMBER).filter(
              ref => kindOf(ref) === 'user',
            )
          : [];
        members.push(...own);
        if (group && !own.length) {
          below.push(...targetsOf(group, RELATION_PARENT_OF));
        }
      }
      level = [...new Set(below)].filter(ref => !met.has(ref));
    }
    return members;
  }

  async #find(
    entityRefs: string[],
    fields: string[],
  ): Promise<(Entity | undefined)[]> {
    if (!entityRefs.length) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.namespace', 'metadata.name', ...fields],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items;
  }
}
