import assert from 'node:assert/strict';
import { it } from 'node:test';
import { orderDeclaration } from './orderDeclarations.mjs';

const ordered = text => orderDeclaration(text).replace(/\s+/g, ' ').trim();

it('orders unions, at every depth', () => {
  assert.equal(
    ordered(`type A = 'b' | ('d' | 'c')[] | 'a' | undefined;`),
    `type A = 'a' | 'b' | ('c' | 'd')[] | undefined;`,
  );
});

it('orders the properties of type literals with their comments', () => {
  assert.equal(
    ordered(`declare const a: {
      /** The second. */
      'b-c': 1;
      /** The first. */
      readonly a?: { z: 2; y: 3 };
    };`),
    `declare const a: { /** The first. */ readonly a?: { y: 3; z: 2; }; /** The second. */ 'b-c': 1; };`,
  );
});

it('comes to the same from any order', () => {
  const one = `declare const a: z.ZodEnum<{ b: 'b'; a: 'a' | 'c' }>;`;
  const other = `declare const a: z.ZodEnum<{ a: 'c' | 'a'; b: 'b' }>;`;
  assert.equal(orderDeclaration(one), orderDeclaration(other));
});

it('leaves alone what depends on its order', () => {
  const overloads = `type A = { (b: string): 1; (a: 'a'): 2; };`;
  const tuple = `type B = [ 'b', 'a' ];`;
  const members = `interface C { b: 1; a: 2; }`;
  assert.equal(ordered(overloads), overloads);
  assert.equal(ordered(tuple), tuple);
  assert.equal(ordered(members), members);
});

it('changes nothing the second time', () => {
  const once = orderDeclaration(`type A = { b: 'b' | 'a'; a: () => 1 | 0 };`);
  assert.equal(orderDeclaration(once), once);
});
