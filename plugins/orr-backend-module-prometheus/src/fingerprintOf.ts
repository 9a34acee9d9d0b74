const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const SEPARATOR = [255];

/** The fingerprint by which Prometheus and Alertmanager know a set of labels: FNV-1a, 64 bits, of its names and values in order. @internal */
export function fingerprintOf(
  labels: Readonly<Record<string, string>>,
): string {
  let hash = OFFSET;
  const add = (bytes: Iterable<number>) => {
    for (const byte of bytes) {
      // eslint-disable-next-line no-bitwise
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
    }
  };
  const names = Object.keys(labels).sort();
  for (const name of names) {
    add(Buffer.from(name));
    add(SEPARATOR);
    add(Buffer.from(labels[name]));
    add(SEPARATOR);
  }
  return hash.toString(16).padStart(16, '0');
}
