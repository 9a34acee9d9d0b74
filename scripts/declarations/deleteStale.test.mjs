import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { deleteStale } from './deleteStale.mjs';

test('declarations of files that are gone go, all others stay', t => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'declarations-'));
  t.after(() => rmSync(root, { recursive: true }));
  const declarations = path.join(root, 'dist-types');
  const write = file => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  };
  [
    'plugins/a/src/permissions/index.ts',
    'plugins/a/src/Page.tsx',
    'plugins/a/migrations/1.js',
    'dist-types/plugins/a/src/permissions.d.ts',
    'dist-types/plugins/a/src/permissions/index.d.ts',
    'dist-types/plugins/a/src/Page.d.ts',
    'dist-types/plugins/a/migrations/1.d.ts',
    'dist-types/tsconfig.tsbuildinfo',
  ].forEach(write);

  deleteStale(declarations, root);

  const isThere = file => existsSync(path.join(declarations, file));
  assert.equal(isThere('plugins/a/src/permissions.d.ts'), false);
  assert.ok(isThere('plugins/a/src/permissions/index.d.ts'));
  assert.ok(isThere('plugins/a/src/Page.d.ts'));
  assert.ok(isThere('plugins/a/migrations/1.d.ts'));
  assert.ok(isThere('tsconfig.tsbuildinfo'));

  deleteStale(path.join(root, 'nothing'), root);
});
