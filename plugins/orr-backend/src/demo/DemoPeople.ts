import {
  Entity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The people of the catalog and the groups they are in. @internal */
export class DemoPeople {
  readonly #groupsByUser: ReadonlyMap<string, string[]>;

  constructor(users: Entity[]) {
    this.#groupsByUser = new Map(
      users.map(user => [
        stringifyEntityRef(user),
        (user.relations ?? [])
          .filter(relation => relation.type === RELATION_MEMBER_OF)
          .map(relation => relation.targetRef),
      ]),
    );
  }

  get everyone(): string[] {
    return [...this.#groupsByUser.keys()].sort();
  }

  groupsOf(userRef: string): string[] {
    return this.#groupsByUser.get(userRef) ?? [];
  }

  /** The direct members of these groups, and the people among the refs. */
  behind(refs: readonly string[]): string[] {
    return this.everyone.filter(
      userRef =>
        refs.includes(userRef) ||
        this.groupsOf(userRef).some(group => refs.includes(group)),
    );
  }
}
