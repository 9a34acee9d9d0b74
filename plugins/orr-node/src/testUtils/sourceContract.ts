import { Entity } from '@backstage/catalog-model';
import {
  isSourceError,
  Source,
  SourceBinding,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import assert from 'node:assert/strict';
import { ContractCase } from './ContractCase';

/**
 * A source with a system behind it that tests can do with as they like.
 *
 * @public
 */
export interface SourceUnderTest<TSource extends Source> {
  /** The source. Each call of `start` makes another one. */
  source: TSource;
  /** What its clock says. */
  now: Date;
  /** An entity that is bound to something of which the system knows more than fits into one answer. */
  bound: Entity;
  /** The same without any annotation that the source reads. */
  unbound: Entity;
  /** Entities whose annotations cannot be used, such as one with `../` in it. */
  invalid: Entity[];
  /** Entities that say that they are not to be bound. */
  optedOut?: Entity[];
  /** Tokens and passwords: none of them may show in what people read. */
  secrets: string[];
  /** What may go wrong, each with a way to bring it about. */
  failures: { problem: SourceProblem; begin(): void | Promise<void> }[];
  /** How many requests the system has got, where it counts them. */
  requests?(): number;
  /** Ends what was started. */
  stop?(): void | Promise<void>;
}

/** @internal */
export type Start<TSource extends Source, TMore> = () => Promise<
  SourceUnderTest<TSource> & TMore
>;

/** Runs a check against a source of its own. @internal */
export function caseOf<T extends { stop?(): void | Promise<void> }>(
  start: () => Promise<T>,
  name: string,
  check: (under: T) => Promise<void>,
): ContractCase {
  return {
    name,
    run: async () => {
      const under = await start();
      try {
        await check(under);
      } finally {
        await under.stop?.();
      }
    },
  };
}

/** What a source makes of the entity that is bound. @internal */
export function bindingsOf({
  source,
  bound,
}: Pick<SourceUnderTest<Source>, 'source' | 'bound'>): SourceBinding[] {
  const result = source.bind(bound);
  assert.equal(result.status, 'bound', 'the entity `bound` is to be bound');
  const { bindings } = result as { bindings: SourceBinding[] };
  assert.ok(bindings.length > 0, 'what is bound has a binding');
  return bindings;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** No secret is in any of it, however deep. @internal */
export function hidesSecrets(shown: unknown, secrets: string[]): void {
  const text =
    shown instanceof Error
      ? JSON.stringify([shown.message, shown.stack, { ...shown }])
      : JSON.stringify(shown) ?? '';
  for (const secret of secrets) {
    assert.ok(!text.includes(secret), 'a secret shows');
  }
}

function checkBindings(under: SourceUnderTest<Source>): void {
  const instances = under.source.instances.map(({ id }) => id);
  for (const { key, instance, title, selector } of bindingsOf(under)) {
    assert.ok(
      key.startsWith(`${under.source.id}:`),
      `the key ${key} is to begin with the id of the source`,
    );
    assert.ok(title.length > 0, 'a binding has a title');
    assert.ok(instances.includes(instance), `${instance} is not configured`);
    assert.deepEqual(copyOf(selector), selector, 'a selector is plain JSON');
    hidesSecrets([key, title, selector], under.secrets);
  }
}

function checkUnbound({ source, unbound }: SourceUnderTest<Source>): void {
  const result = source.bind(frozen(copyOf(unbound)));
  assert.equal(result.status, 'unbound');
  const { wouldNeed } = result as {
    wouldNeed: { annotation: string; example: string }[];
  };
  assert.ok(wouldNeed.length > 0, 'it tells by which annotation it binds');
  for (const { annotation, example } of wouldNeed) {
    assert.ok(annotation.length > 0 && example.length > 0);
  }
}

/** Values of anybody who may write a catalog-info file. */
const HOSTILE = [
  '../../admin',
  '%2e%2e/admin',
  'https://evil.example.org/a/b',
  'evil.example.org',
  'a/b?x=1',
  'a/b#x',
  'a b',
  '\u0000',
  '//evil.example.org/a',
];

function checkHostile({ source, unbound }: SourceUnderTest<Source>): void {
  const result = source.bind(unbound);
  const needed = result.status === 'unbound' ? result.wouldNeed : [];
  const instances = source.instances.map(({ id }) => id);
  for (const { annotation } of needed) {
    for (const value of HOSTILE) {
      const entity = copyOf(unbound);
      entity.metadata.annotations = {
        ...entity.metadata.annotations,
        [annotation]: value,
      };
      const made = source.bind(entity);
      const bindings = made.status === 'bound' ? made.bindings : [];
      assert.ok(
        bindings.every(({ instance }) => instances.includes(instance)),
        `${annotation}: ${value} leads to a host that is not configured`,
      );
      const { title } = bindings[0] ?? { title: '' };
      assert.ok(
        !/(^|\/)\.\.(\/|$)/.test(title),
        `${annotation}: ${value} leads out of its place`,
      );
    }
  }
}

function bindCases<TSource extends Source, TMore>(
  start: Start<TSource, TMore>,
): ContractCase[] {
  return [
    caseOf(
      start,
      'binds an entity by itself, and the same again',
      async under => {
        const { source, bound, requests } = under;
        const asked = requests?.();
        const entity = frozen(copyOf(bound));
        const first = source.bind(entity);
        assert.ok(!(first instanceof Promise), 'bind answers at once');
        assert.deepEqual(source.bind(entity), first);
        assert.equal(requests?.(), asked, 'bind asks nobody');
        checkBindings(under);
      },
    ),
    caseOf(start, 'tells which annotation would bind an entity', async under =>
      checkUnbound(under),
    ),
    caseOf(
      start,
      'binds nothing by an annotation that it cannot use',
      async under => {
        for (const entity of under.invalid) {
          const result = under.source.bind(frozen(copyOf(entity)));
          assert.equal(result.status, 'invalid');
          const { annotation, reason } = result as {
            annotation: string;
            reason: string;
          };
          assert.ok(annotation.length > 0 && reason.length > 0);
          hidesSecrets(reason, under.secrets);
        }
        checkHostile(under);
      },
    ),
    caseOf(start, 'leaves an entity alone that wants it', async under => {
      for (const entity of under.optedOut ?? []) {
        assert.equal(under.source.bind(entity).status, 'opted-out');
      }
    }),
  ];
}

/** Waits for something that has to end by itself. @internal */
export async function endsSoon<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: `${what} goes on` })),
      5_000,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function failureCases<TSource extends Source, TMore>(
  start: Start<TSource, TMore>,
  ask: (under: SourceUnderTest<TSource> & TMore) => Promise<unknown>,
): ContractCase[] {
  return [
    caseOf(start, 'can be reached', async ({ source }) => {
      for (const { id } of source.instances) {
        await source.probe(id, { signal: new AbortController().signal });
      }
    }),
    caseOf(
      start,
      'says what goes wrong, without a secret',
      async ({ failures }) => {
        for (let index = 0; index < failures.length; index += 1) {
          const under = await start();
          try {
            const { problem, begin } = under.failures[index];
            await begin();
            const error = await ask(under).then(
              () => undefined,
              thrown => thrown,
            );
            assert.ok(
              isSourceError(error),
              `${problem} is to be a SourceError`,
            );
            assert.equal(error.problem, problem);
            assert.ok(error.message.length > 0);
            hidesSecrets(error, under.secrets);
          } finally {
            await under.stop?.();
          }
        }
      },
    ),
  ];
}

/** What all sources have to keep to. @internal */
export function sourceCases<TSource extends Source, TMore>(
  start: Start<TSource, TMore>,
  ask: (under: SourceUnderTest<TSource> & TMore) => Promise<unknown>,
): ContractCase[] {
  return [...bindCases(start), ...failureCases(start, ask)];
}
