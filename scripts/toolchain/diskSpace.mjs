import { statfsSync } from 'node:fs';
import { projectRoot } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';

const MEGABYTE = 1024 * 1024;

/** Says plainly that the disk will not do, before anything breaks half-way. */
export function requireDiskSpace(megabytes, purpose) {
  let free;
  try {
    const { bavail, bsize } = statfsSync(projectRoot);
    free = Math.floor((bavail * bsize) / MEGABYTE);
  } catch {
    return;
  }
  if (free < megabytes) {
    throw new PlainError(
      `The disk is too full to ${purpose}: ${free} MB are free, ${megabytes} MB are needed.`,
      [`Free some space on the disk of ${projectRoot} and run it again.`],
    );
  }
}
