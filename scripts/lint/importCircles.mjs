import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SOURCE = /(?<!\.d)\.tsx?$/;
const INSTALLED = /[\\/]node_modules[\\/]/;

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && SOURCE.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !INSTALLED.test(file));
}

/** The file that a relative import names, as far as it is one of these; types count like anything else. */
function fileOf(from, specifier, files) {
  const base = path.resolve(path.dirname(from), specifier);
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map(ending => base + ending)
    .find(file => files.has(file));
}

function importsOf(file, files) {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => fileOf(file, fileName, files))
    .filter(found => found !== undefined);
}

/** Each way on which files of a folder come back to where they began: the files, the first of them also last. */
export function importCircles(folder) {
  const files = new Set(sourcesIn(folder));
  const circles = [];
  const done = new Set();
  const way = [];
  const follow = file => {
    const place = way.indexOf(file);
    if (place !== -1) {
      circles.push([...way.slice(place), file]);
    }
    if (place !== -1 || done.has(file)) {
      return;
    }
    way.push(file);
    importsOf(file, files).forEach(follow);
    way.pop();
    done.add(file);
  };
  files.forEach(follow);
  return circles.map(circle => circle.map(file => path.relative(folder, file)));
}
