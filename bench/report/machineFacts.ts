import os from 'node:os';

/** What a reader needs to know of the machine, and nothing that tells where it stands. */
export function machineFacts() {
  const [cpu] = os.cpus();
  return {
    cores: os.cpus().length,
    processor: cpu?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.version,
    loadBefore: Math.round(os.loadavg()[0] * 10) / 10,
  };
}
