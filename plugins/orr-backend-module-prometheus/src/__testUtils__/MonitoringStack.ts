import { LocalHttp } from 'backstage-plugin-orr-node/testUtils';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Program } from './Program';

const PROMETHEUS = '/usr/bin/prometheus';
const ALERTMANAGER = '/usr/bin/prometheus-alertmanager';
/** As both say where they serve. */
const PORT = /msg="Listening on" address=127\.0\.0\.1:(\d+)/;

/** Whether the real programs are there. Where they must be, their absence is a failure. */
export function hasMonitoring(): boolean {
  const missing = [PROMETHEUS, ALERTMANAGER].filter(file => !existsSync(file));
  if (missing.length === 0) {
    return true;
  }
  const message = `Not tested with the real programs: ${missing.join(
    ' and ',
  )} not found (Debian: apt-get install prometheus prometheus-alertmanager)`;
  if (process.env.ORR_REQUIRE_REAL_TOOLS === '1') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return false;
}

/** What the exporter shows, by the text of its series such as `errors{service="checkout"}`. */
export type Metrics = Record<string, number>;

/** The settings of a {@link MonitoringStack}. */
export interface MonitoringOptions {
  /** What the exporter shows at first. */
  metrics: Metrics;
  /** The rules of Prometheus, as one group: a YAML list. */
  rules: string;
  /** Where Alertmanager sends its webhooks, besides keeping them in `webhooks`. */
  webhookUrl?: string;
  /** Sent with them as a bearer token. */
  webhookToken?: string;
}

/**
 * A real Prometheus and a real Alertmanager in a folder of their own, an exporter whose numbers a test changes, and a place that the
 * webhooks are sent to. Everything is scraped, evaluated and sent several times a second.
 */
export class MonitoringStack {
  readonly metrics: Metrics;
  readonly #options: MonitoringOptions;
  readonly #exporter: LocalHttp;
  readonly #sink: LocalHttp;
  #folder: string | undefined;
  #programs: Program[] = [];
  #prometheusUrl = '';
  #alertmanagerUrl = '';

  constructor(options: MonitoringOptions) {
    this.#options = options;
    this.metrics = { ...options.metrics };
    this.#exporter = new LocalHttp((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(
        Object.entries(this.metrics)
          .map(([series, value]) => `${series} ${value}\n`)
          .join(''),
      );
    });
    this.#sink = new LocalHttp((_, response) => response.end());
  }

  get prometheusUrl(): string {
    return this.#prometheusUrl;
  }

  get alertmanagerUrl(): string {
    return this.#alertmanagerUrl;
  }

  /** What Alertmanager has sent, oldest first. */
  get webhooks(): any[] {
    return this.#sink.requests.map(({ body }) => JSON.parse(body));
  }

  async start(): Promise<void> {
    this.#folder = await mkdtemp(path.join(tmpdir(), 'orr-monitoring-'));
    await Promise.all([this.#exporter.start(), this.#sink.start()]);
    this.#alertmanagerUrl = await this.#startAlertmanager(this.#folder);
    this.#prometheusUrl = await this.#startPrometheus(this.#folder);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#programs.map(program => program.stop()));
    await Promise.all([this.#exporter.stop(), this.#sink.stop()]);
    if (this.#folder) {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  async #startAlertmanager(folder: string): Promise<string> {
    const file = path.join(folder, 'alertmanager.yml');
    const { webhookUrl, webhookToken } = this.#options;
    const receivers = [
      { url: this.#sink.url },
      ...(webhookUrl
        ? [
            {
              url: webhookUrl,
              ...(webhookToken && {
                http_config: {
                  authorization: { type: 'Bearer', credentials: webhookToken },
                },
              }),
            },
          ]
        : []),
    ];
    // YAML takes JSON as it is.
    await writeFile(
      file,
      JSON.stringify({
        route: {
          receiver: 'portal',
          group_by: ['...'],
          group_wait: '100ms',
          group_interval: '200ms',
          repeat_interval: '1h',
        },
        receivers: [{ name: 'portal', webhook_configs: receivers }],
      }),
    );
    return this.#run('/-/ready', {
      path: ALERTMANAGER,
      args: [
        `--config.file=${file}`,
        `--storage.path=${path.join(folder, 'alertmanager')}`,
        '--web.listen-address=127.0.0.1:0',
        '--web.external-url=http://alertmanager.test/',
        '--web.route-prefix=/',
        '--cluster.listen-address=',
      ],
    });
  }

  async #startPrometheus(folder: string): Promise<string> {
    const file = path.join(folder, 'prometheus.yml');
    const rules = path.join(folder, 'rules.yml');
    await writeFile(
      rules,
      `groups:\n- name: tested\n  rules:\n${this.#options.rules}\n`,
    );
    await writeFile(
      file,
      JSON.stringify({
        global: { scrape_interval: '200ms', evaluation_interval: '200ms' },
        rule_files: [rules],
        scrape_configs: [
          {
            job_name: 'exporter',
            scrape_timeout: '200ms',
            static_configs: [{ targets: [this.#exporter.host] }],
          },
        ],
        alerting: {
          alertmanagers: [
            {
              static_configs: [
                { targets: [new URL(this.#alertmanagerUrl).host] },
              ],
            },
          ],
        },
      }),
    );
    return this.#run('/-/ready', {
      path: PROMETHEUS,
      args: [
        `--config.file=${file}`,
        `--storage.tsdb.path=${path.join(folder, 'prometheus')}`,
        '--web.listen-address=127.0.0.1:0',
        '--web.external-url=http://prometheus.test/',
        '--web.route-prefix=/',
        '--rules.alert.resend-delay=200ms',
      ],
    });
  }

  async #run(
    readyPath: string,
    { path: file, args }: { path: string; args: string[] },
  ): Promise<string> {
    const program = new Program({
      path: file,
      args,
      cwd: this.#folder!,
      port: PORT,
    });
    this.#programs.push(program);
    return program.ready(readyPath);
  }
}
