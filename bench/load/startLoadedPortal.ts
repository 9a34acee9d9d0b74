import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { JsonObject } from '@backstage/types';
import { atEnd } from '../../scripts/process/lifetime.mjs';
import { freePort } from '../../scripts/process/ports.mjs';
import { createLargeChecklist } from '../catalog/createLargeChecklist';
import { startDatabase } from '../databases';
import { callsTo } from './childCalls';
import type { PortalCalls } from './portal';
import { startChild } from './startChild';

/** By which a pipeline says who it is. */
export const PIPELINE_TOKEN = 'a-token-that-only-this-benchmark-has';

/** What a portal has besides its entities. */
interface LoadedPortalOptions {
  /** Checklists besides the one that ships, of so many questions each. */
  checklists?: number[];
  /** The peer that is compared with runs in it too, under this configuration. */
  peer?: { config: JsonObject };
}

function writeConfig(
  port: number,
  database: object,
  { checklists = [], peer }: LoadedPortalOptions,
): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const files = checklists.map(count => {
    const checklist = path.join(folder, `questions-${count}.yaml`);
    // What is JSON is YAML as well.
    writeFileSync(checklist, JSON.stringify(createLargeChecklist(count)));
    return { file: checklist };
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  const file = path.join(folder, 'app-config.json');
  const pipeline = { token: PIPELINE_TOKEN, subject: 'pipeline' };
  const config = {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database,
      auth: { externalAccess: [{ type: 'static', options: pipeline }] },
    },
    auth: { providers: { bench: {} } },
    permission: { enabled: true },
    orr: { checklists: files },
    ...peer?.config,
    catalog: {
      rules: [{ allow: ['Component', 'API', 'Resource', 'Group', 'User'] }],
      // No provider names what is written straight into the tables.
      orphanStrategy: 'keep',
      orphanProviderStrategy: 'keep',
    },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** A portal in a process of its own on PostgreSQL, everything in it real, and its catalog filled. */
export async function startLoadedPortal(
  size: {
    entities: number;
    people: number;
  },
  options: LoadedPortalOptions = {},
) {
  const server = await startDatabase('postgres');
  const port = Number(await freePort());
  const config = writeConfig(port, server.configFor('load'), options);
  const { child, stop: stopPortal } = startChild('load/portal.ts', [
    '--config',
    config,
  ]);
  const portal = callsTo<PortalCalls>(child);
  const stop = async () => {
    await stopPortal();
    await server.stop();
  };
  try {
    console.log(`starting a portal of ${size.entities} entities …`);
    await portal.start({ ...size, withPeer: options.peer !== undefined });
    await portal.fill(size);
  } catch (error) {
    await stop();
    throw error;
  }
  return { portal, baseUrl: `http://127.0.0.1:${port}`, stop };
}
