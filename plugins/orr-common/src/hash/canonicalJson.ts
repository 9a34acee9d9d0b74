import { InputError } from '@backstage/errors';
import canonicalize from 'canonicalize';

const LONE_SURROGATE =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * The one text of a JSON value (RFC 8785): equal values give equal texts, whatever the order of their keys.
 * Keys whose value is undefined are left out. Throws InputError on what is no JSON.
 *
 * @internal
 */
export function canonicalJson(value: unknown): string {
  assertJson(value, '$', []);
  return canonicalize(value) as string;
}

function assertJson(value: unknown, path: string, parents: object[]): void {
  if (typeof value === 'string') {
    refuseIf(LONE_SURROGATE.test(value), path, 'holds half a character');
  } else if (typeof value === 'number') {
    refuseIf(!Number.isFinite(value), path, 'is not a finite number');
  } else if (typeof value === 'object' && value !== null) {
    refuseIf(parents.includes(value), path, 'contains itself');
    assertJsonContainer(value, path, [...parents, value]);
  } else {
    refuseIf(
      value !== null && typeof value !== 'boolean',
      path,
      `is of type ${typeof value}`,
    );
  }
}

function assertJsonContainer(
  value: object,
  path: string,
  parents: object[],
): void {
  if (Array.isArray(value)) {
    // A plain loop, since forEach would step over holes.
    for (let index = 0; index < value.length; index += 1) {
      assertJson(value[index], `${path}[${index}]`, parents);
    }
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  refuseIf(!plain, path, 'is not a plain object');
  for (const [key, entry] of Object.entries(value)) {
    refuseIf(
      LONE_SURROGATE.test(key),
      path,
      'has a key that holds half a character',
    );
    if (entry !== undefined) {
      assertJson(entry, `${path}.${key}`, parents);
    }
  }
}

function refuseIf(refused: boolean, path: string, why: string): void {
  if (refused) {
    throw new InputError(`No JSON value: ${path} ${why}`);
  }
}
