import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const NO_BROWSER_ADVICE = [
  'Install one (Debian or Ubuntu: apt-get install chromium; macOS: brew install --cask chromium),',
  'or name the program of any Chromium or Chrome: CHROMIUM_PATH=/path/to/chrome npm test,',
  'or leave the browser tests out knowingly: ORR_ALLOW_NO_BROWSER=1 npm test.',
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The system's Chromium, or undefined when there is none. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    return isExecutable(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = COMMANDS.flatMap(command =>
    folders.map(folder => path.join(folder, command)),
  );
  return [...candidates, ...PLACES].find(
    file => existsSync(file) && isExecutable(file),
  );
}
