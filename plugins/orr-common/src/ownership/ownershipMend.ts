import { OwnerState } from './ownerState';

/** What is written into which entry of the catalog to mend its ownership. @public */
export interface OwnershipMend {
  /** The full ref of the entry that is to be edited. */
  entryRef: string;
  /** What its YAML should hold; names to be replaced begin with `your-`. */
  yaml: string;
}

const OWNER = ['spec:', '  owner: group:default/your-team'];

const CONTACT = [
  '  links:',
  '    - title: Chat',
  '      url: https://chat.example.org/your-team',
  'spec:',
  '  profile:',
  '    email: your-team@example.org',
];

/** Lines under the head of an entry, so that they can be compared with the file. @internal */
export function entryLines(ref: string, lines: string[]): OwnershipMend {
  const [kind, rest] = ref.split(':');
  const [namespace, name] = rest.split('/');
  return {
    entryRef: ref,
    yaml: [
      `kind: ${kindName(kind)}`,
      'metadata:',
      `  name: ${name}`,
      ...(namespace === 'default' ? [] : [`  namespace: ${namespace}`]),
      ...lines,
      '',
    ].join('\n'),
  };
}

function kindName(kind: string): string {
  return kind === 'api'
    ? 'API'
    : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/**
 * What would mend the ownership of an entity, as YAML for its own entry or for that of the group that owns it; nothing
 * where nothing is amiss.
 *
 * @public
 */
export function ownershipMendOf(options: {
  /** Full ref, lower case. */
  entityRef: string;
  ownerState: OwnerState;
  /** Full refs, lower case. */
  ownerRefs: string[];
}): OwnershipMend | undefined {
  const { entityRef, ownerState, ownerRefs } = options;
  const groupRef = ownerRefs.find(ref => ref.startsWith('group:'));
  switch (ownerState) {
    case 'unowned':
    case 'ownerNotFound':
    case 'ownerIsPerson':
      return entryLines(entityRef, OWNER);
    case 'severalOwners':
      return entryLines(entityRef, [
        'spec:',
        `  owner: ${groupRef ?? 'group:default/your-team'}`,
      ]);
    case 'groupWithoutMembers':
      return groupRef === undefined
        ? undefined
        : entryLines(groupRef, ['spec:', '  members: [your-first-member]']);
    case 'groupWithoutContact':
      return groupRef === undefined ? undefined : entryLines(groupRef, CONTACT);
    default:
      return undefined;
  }
}
