import { parseArgs } from 'node:util';
import { PlainError } from '../report/PlainError.mjs';

const SYSTEMS = ['new', 'legacy'];

export const PROOF_USAGE = `npm run proof [-- options]

  --system S   only one frontend system: ${SYSTEMS.join(' or ')}
  --packed     use what lies in dist-packages instead of packing anew
  --help       this text`;

/** Reads what was typed after `npm run proof --`. */
export function proofArguments(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        system: { type: 'string' },
        packed: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new PlainError(error.message, PROOF_USAGE.split('\n'));
  }
  if (values.system && !SYSTEMS.includes(values.system)) {
    throw new PlainError(
      `There is no frontend system "${values.system}".`,
      PROOF_USAGE.split('\n'),
    );
  }
  return {
    ...values,
    systems: values.system ? [values.system] : SYSTEMS,
  };
}
