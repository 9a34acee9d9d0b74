import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inProject } from '../../scripts/projectRoot.cjs';
import { endAll, endOnSignals } from '../../scripts/process/lifetime.mjs';
import { writeIndex } from '../report/writeIndex';
import { measureScreens } from './measureScreens';

async function main() {
  const { values } = parseArgs({
    options: {
      entities: { type: 'string', default: '50000' },
      pictures: { type: 'string' },
    },
  });
  const figures = {
    when: new Date().toISOString(),
    ...(await measureScreens(Number(values.entities), values.pictures)),
  };
  writeFileSync(
    inProject('bench', 'results', 'screens.json'),
    `${JSON.stringify(figures, undefined, 2)}\n`,
  );
  process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  writeIndex();
}

endOnSignals();
main()
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  })
  .then(endAll)
  .then(() => process.exit());
