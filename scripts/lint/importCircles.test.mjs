import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { inProject } from '../projectRoot.cjs';
import { workspaceFolders } from '../toolchain/workspaces.mjs';
import { importCircles } from './importCircles.mjs';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'import-circles-'));
after(() => rmSync(scratch, { recursive: true }));

function folderWith(name, texts) {
  const folder = path.join(scratch, name);
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

describe('what files import', () => {
  it('is told where it leads back, by way of an index and for a type alone', () => {
    const folder = folderWith('round', {
      'service.ts': "import { part } from './parts';\nexport const x = part;\n",
      'parts/index.ts': "export { part } from './part';\n",
      'parts/part.tsx': "import type { Options } from '../service';\n",
      'other.ts': "import { x } from './service';\nimport 'node:fs';\n",
    });
    const circles = importCircles(folder).map(circle => [...circle].sort());
    assert.equal(circles.length, 1);
    assert.deepEqual(
      [...new Set(circles[0])],
      ['parts/index.ts', 'parts/part.tsx', 'service.ts'],
    );
  });

  it('is not where two ways lead to the same file', () => {
    const folder = folderWith('diamond', {
      'top.ts': "import './left';\nimport './right';\n",
      'left.ts': "import './foot';\n",
      'right.ts': "import './foot';\n",
      'foot.ts': 'export {};\n',
    });
    assert.deepEqual(importCircles(folder), []);
  });

  for (const folder of [...workspaceFolders(), 'bench']) {
    it(`does not lead back in ${folder}`, () => {
      const circles = importCircles(inProject(folder));
      assert.deepEqual(
        circles.map(circle => circle.join(' → ')),
        [],
      );
    });
  }
});
