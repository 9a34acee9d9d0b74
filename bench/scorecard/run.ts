import { parseArgs } from 'node:util';
import { endAll, endOnSignals } from '../../scripts/process/lifetime.mjs';
import { LOAD_POLICIES } from '../load/LoadPolicy';
import { measurePeer } from '../peer/measurePeer';
import { writeIndex } from '../report/writeIndex';
import { writePeer } from '../report/writePeer';
import { writeScorecard } from '../report/writeScorecard';
import { measureScorecard } from './measureScorecard';

const PEOPLE = 20;
const USAGE =
  'Usage: npm run bench -- scorecard [--sizes=1000,10000] [--clients=1,10,50] [--seconds=20] [--policies=allowAll,builtInRules,customRule] [--without-peer]';

async function main() {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      clients: { type: 'string', default: '1,10,50' },
      seconds: { type: 'string', default: '20' },
      policies: { type: 'string', default: LOAD_POLICIES.join(',') },
      'without-peer': { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const seconds = Number(values.seconds);
  const clients = values.clients.split(',').map(Number);
  const policies = LOAD_POLICIES.filter(policy =>
    values.policies.split(',').includes(policy),
  );
  const reading = { seconds, warmUpSeconds: seconds / 2 };
  if (
    !sizes.every(size => size >= 400) ||
    !clients.every(count => count >= 1) ||
    !(seconds >= 2) ||
    !policies.length
  ) {
    throw new Error(USAGE);
  }
  for (const entities of sizes) {
    const figures = await measureScorecard(
      { entities, people: PEOPLE },
      { clients, policies, ...reading },
    );
    writeScorecard({ when: new Date().toISOString(), ...figures });
  }
  if (!values['without-peer']) {
    writePeer({
      when: new Date().toISOString(),
      ...(await measurePeer(reading)),
    });
  }
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
