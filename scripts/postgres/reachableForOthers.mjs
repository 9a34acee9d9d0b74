import { statSync } from 'node:fs';
import path from 'node:path';

const OTHERS_MAY_ENTER = 0o001;

/** Whether users other than the owner may enter a folder and all above it. */
export function reachableForOthers(folder) {
  for (let here = path.resolve(folder); ; here = path.dirname(here)) {
    // eslint-disable-next-line no-bitwise
    if ((statSync(here).mode & OTHERS_MAY_ENTER) === 0) {
      return false;
    }
    if (here === path.dirname(here)) {
      return true;
    }
  }
}
