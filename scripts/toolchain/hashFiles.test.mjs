import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { inProject, projectRoot } from '../projectRoot.cjs';
import { hashFiles } from './hashFiles.mjs';

it('changes with contents, names and what is missing, not otherwise', t => {
  const folder = mkdtempSync(inProject('node_modules', '.hash-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const relative = path.relative(projectRoot, folder);
  const hash = options => hashFiles([relative, 'no-such-file'], options);

  const empty = hash();
  writeFileSync(path.join(folder, 'a.ts'), '1');
  const one = hash();
  assert.notEqual(one, empty);
  assert.equal(hash(), one);

  writeFileSync(path.join(folder, 'a.ts'), '2');
  assert.notEqual(hash(), one);
  writeFileSync(path.join(folder, 'a.ts'), '1');
  writeFileSync(path.join(folder, 'b.test.ts'), '1');
  assert.notEqual(hash(), one);
  assert.equal(hash({ isWanted: file => !file.endsWith('.test.ts') }), one);
});
