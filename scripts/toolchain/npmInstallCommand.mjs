function npmCommand() {
  // Under `npm start` this is the very npm that runs us, on any platform.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? [process.execPath, [script]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/**
 * How packages are brought into a folder of their own, leaving no trace
 * elsewhere.
 *
 * @returns {[command: string, args: string[]]}
 */
export function npmInstallCommand(folder, packages) {
  const [command, args] = npmCommand();
  return [
    command,
    [
      ...args,
      'install',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=2000',
      '--prefix',
      folder,
      ...packages,
    ],
  ];
}
