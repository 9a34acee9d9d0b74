import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Page } from '@playwright/test';
import { inProject } from '../../scripts/projectRoot.cjs';

const CHUNKS = inProject('packages', 'app', 'dist', 'static');
const OURS = /(?:^|\/)plugins\/orr(?:-common)?\//;

/** JavaScript in bytes, compressed as it is sent. */
export interface ScriptWeight {
  files: number;
  gzipped: number;
}

/** Collects the scripts that a page loads from now on; call what is returned for those since the last call. */
export function watchScripts(page: Page): () => string[] {
  let loaded: string[] = [];
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) {
      loaded.push(path.basename(pathname));
    }
  });
  return () => {
    const since = loaded;
    loaded = [];
    return since;
  };
}

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(path.join(CHUNKS, file)), { level: 9 }).length;
}

/** What scripts weigh that the built app serves. */
export function weightOf(files: string[]): ScriptWeight {
  const known = [...new Set(files)];
  return {
    files: known.length,
    gzipped: known.reduce((sum, file) => sum + gzippedSize(file), 0),
  };
}

/** Those of the built app's scripts in which something of the plugin is; the others that are in them are counted too. */
export function scriptsOfPlugin(): string[] {
  return readdirSync(CHUNKS)
    .filter(file => file.endsWith('.js.map'))
    .filter(file => {
      const map = JSON.parse(readFileSync(path.join(CHUNKS, file), 'utf8'));
      return map.sources.some((source: string) => OURS.test(source));
    })
    .map(file => file.slice(0, -'.map'.length));
}
