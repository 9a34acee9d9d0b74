import { isSafeUrl } from '../checklist/isSafeUrl';
import { CatalogEntity, partsOfRef, refOfEntity } from '../known/catalogEntity';
import { entryLines, OwnershipMend } from './ownershipMend';

/** The annotations in which an entry names who has a part in its readiness besides its owner. @public */
export const ROLE_ANNOTATIONS = {
  riskOwner: 'operational-readiness/risk-owner',
  onCall: 'operational-readiness/on-call',
  reviewers: 'operational-readiness/reviewers',
} as const;

/**
 * - `riskOwner`: who carries the risk, a person or a group.
 * - `onCall`: who is called when it fails, a person, a group or a link to the rota.
 * - `reviewers`: the group that is asked to look at its reviews. It may decide no more than it may anyway.
 *
 * @public
 */
export type EntityRole = keyof typeof ROLE_ANNOTATIONS;

/** Why what is written for a role cannot be read. @public */
export type RoleProblem = 'notARef' | 'wrongKind' | 'notAWebAddress';

/** What an entry says about a role: who has it, where that is told, or what is wrong with it. @public */
export type NamedRole = {
  role: EntityRole;
  /** As it is written there. */
  written: string;
} & (
  | {
      /** Full ref, lower case; whether the catalog holds it is not known here. */
      ref: string;
    }
  | {
      /** An http or https address. */
      href: string;
    }
  | {
      problem: RoleProblem;
      /** What would mend it. */
      mend: OwnershipMend;
    }
);

const ALLOWED_KINDS: Record<EntityRole, readonly string[]> = {
  riskOwner: ['group', 'user'],
  onCall: ['group', 'user'],
  reviewers: ['group'],
};

const EXAMPLES: Record<EntityRole, string> = {
  riskOwner: 'group:default/your-team',
  onCall: 'https://oncall.example.org/your-team',
  reviewers: 'group:default/your-reviewers',
};

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^mailto:/i;
const NAME = /^[a-z0-9][\w.-]*$/;

type Read = { ref: string } | { href: string } | { problem: RoleProblem };

function readRef(role: EntityRole, written: string, namespace: string): Read {
  const path = written.includes('/')
    ? written
    : written.replace(/^([^:]+:)?/, prefix => `${prefix}${namespace}/`);
  const parts = partsOfRef(path.includes(':') ? path : `group:${path}`);
  if (!parts || !Object.values(parts).every(part => NAME.test(part))) {
    return { problem: 'notARef' };
  }
  return ALLOWED_KINDS[role].includes(parts.kind)
    ? { ref: `${parts.kind}:${parts.namespace}/${parts.name}` }
    : { problem: 'wrongKind' };
}

function readRole(role: EntityRole, written: string, namespace: string): Read {
  if (!ADDRESS.test(written)) {
    return readRef(role, written, namespace);
  }
  if (role !== 'onCall') {
    return { problem: 'notARef' };
  }
  return isSafeUrl(written) ? { href: written } : { problem: 'notAWebAddress' };
}

/**
 * The roles that an entry names by annotation, in the order of {@link ROLE_ANNOTATIONS}. A ref without a kind is one of a
 * group, and without a namespace in that of the entry. What cannot be read is told together with what would mend it.
 *
 * @internal
 */
export function entityRolesOf(entity: CatalogEntity): NamedRole[] {
  const annotations: Record<string, unknown> =
    entity.metadata.annotations ?? {};
  const namespace = entity.metadata.namespace ?? 'default';
  const roles = Object.keys(ROLE_ANNOTATIONS) as EntityRole[];
  return roles.flatMap((role): NamedRole[] => {
    const key = ROLE_ANNOTATIONS[role];
    const value = Object.hasOwn(annotations, key)
      ? annotations[key]
      : undefined;
    const written = typeof value === 'string' ? value.trim() : '';
    if (!written) {
      return [];
    }
    const read = readRole(role, written, namespace);
    return [
      'problem' in read
        ? { role, written, ...read, mend: mendOf(entity, key, EXAMPLES[role]) }
        : { role, written, ...read },
    ];
  });
}

function mendOf(
  entity: CatalogEntity,
  key: string,
  example: string,
): OwnershipMend {
  return entryLines(refOfEntity(entity), [
    '  annotations:',
    `    ${key}: ${example}`,
  ]);
}

/** The groups that an entry names as reviewers, to be asked beside those of a checklist. @internal */
export function namedReviewersOf(entity: CatalogEntity): string[] {
  return entityRolesOf(entity).flatMap(named =>
    named.role === 'reviewers' && 'ref' in named ? [named.ref] : [],
  );
}
