import { endAll, endOnSignals } from '../../scripts/process/lifetime.mjs';
import { writeIndex } from '../report/writeIndex';
import { writeSources } from '../report/writeSources';
import { measurePolling } from './measurePolling';
import { measureTold } from './measureTold';

async function main() {
  const polling = await measurePolling();
  const told = await measureTold();
  writeSources({ when: new Date().toISOString(), polling, told });
  writeIndex();
}

endOnSignals();
main()
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  })
  .then(endAll)
  // The plugin's own timers would keep the process alive.
  .then(() => process.exit());
