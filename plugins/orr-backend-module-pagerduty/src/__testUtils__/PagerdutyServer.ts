import {
  LocalHttp,
  ReceivedRequest,
  Reply,
  replies,
} from 'backstage-plugin-orr-node/testUtils';

const { json, refusal } = replies;

const DAY_MS = 86_400_000;
const SIX_MONTHS_MS = 184 * DAY_MS;
const STATUSES = ['triggered', 'acknowledged', 'resolved'];

/** What of an incident a test sets; the rest of its published form is made up from it. */
export interface PagerdutyIncident {
  id: string;
  serviceId: string;
  title: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  created_at: string;
  updated_at: string;
  resolved_at: string | null;
  urgency: 'high' | 'low';
  priority?: { id: string; type: string; summary: string };
}

/** One duty of one person. */
export interface PagerdutyShift {
  userId: string;
  policyId: string;
  level: number;
  start: string | null;
  end: string | null;
}

const reference = (id: string, kind: string) => ({
  id,
  type: `${kind}_reference`,
  summary: `Name of ${id}`,
  self: `https://api.pagerduty.com/${kind}s/${id}`,
  html_url: `https://acme.pagerduty.com/${kind}s/${id}`,
});

/**
 * A local PagerDuty with what the module asks for. Written by hand after the published description of the REST API
 * (github.com/PagerDuty/api-schema, reference/REST/openapiv3.json); nothing in it was recorded from the service.
 */
export class PagerdutyServer {
  readonly token = 'token-nobody-may-see';
  incidents: PagerdutyIncident[] = [];
  shifts: PagerdutyShift[] = [];
  services: Record<string, { policyId: string; status: string }> = {};
  /** By the id of a policy, how many levels it has. */
  policies: Record<string, number> = {};
  /** Whether `include[]` is followed. */
  includes = true;
  /** Answers the next requests, one each. */
  replies: Reply[] = [];
  /** What happens before a request is answered. */
  before: (request: ReceivedRequest) => void = () => {};
  readonly #http = new LocalHttp((request, response) => {
    this.before(request);
    const reply = this.replies.shift() ?? this.#answer(request);
    reply(response);
  });

  start(): Promise<void> {
    return this.#http.start();
  }

  stop(): Promise<void> {
    return this.#http.stop();
  }

  get url(): string {
    return this.#http.url;
  }

  get requests(): ReceivedRequest[] {
    return this.#http.requests;
  }

  reset(): void {
    this.#http.requests.length = 0;
    this.incidents = [];
    this.shifts = [];
    this.services = {};
    this.policies = {};
    this.includes = true;
    this.replies = [];
    this.before = () => {};
  }

  #answer({ path, headers }: ReceivedRequest): Reply {
    const { pathname, searchParams } = new URL(path, this.url);
    const isAllowed =
      headers.authorization === `Token token=${this.token}` &&
      headers.accept === 'application/vnd.pagerduty+json;version=2';
    if (!isAllowed) {
      return refusal(401);
    }
    const [, kind, id, ...more] = pathname.split('/');
    const routes: Record<string, () => Reply> = {
      incidents: () =>
        id ? this.#incident(id) : this.#listIncidents(searchParams),
      services: () =>
        id ? this.#service(id, searchParams) : json({ services: [] }),
      escalation_policies: () => this.#policy(id),
      oncalls: () => this.#listShifts(searchParams),
    };
    return more.length === 0 && Object.hasOwn(routes, kind)
      ? routes[kind]()
      : refusal(404);
  }

  #incident(id: string): Reply {
    const found = this.incidents.find(incident => incident.id === id);
    return found ? json({ incident: incidentForm(found) }) : refusal(404);
  }

  #listIncidents(query: URLSearchParams): Reply {
    const since = new Date(query.get('since') ?? NaN);
    const until = new Date(query.get('until') ?? NaN);
    const span = until.getTime() - since.getTime();
    const isAsked =
      span >= 0 &&
      span <= SIX_MONTHS_MS &&
      query.get('time_zone') === 'UTC' &&
      query.get('sort_by') === 'created_at:desc' &&
      query.getAll('statuses[]').every(status => STATUSES.includes(status));
    if (!isAsked) {
      return refusal(400);
    }
    const found = this.incidents
      .filter(
        ({ serviceId, status, created_at }) =>
          query.getAll('service_ids[]').includes(serviceId) &&
          query.getAll('statuses[]').includes(status) &&
          new Date(created_at) >= since &&
          new Date(created_at) < until,
      )
      .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    return paged('incidents', found, { query, form: incidentForm });
  }

  #service(id: string, query: URLSearchParams): Reply {
    if (!Object.hasOwn(this.services, id)) {
      return refusal(404);
    }
    const { policyId, status } = this.services[id];
    const isWhole =
      this.includes &&
      query.getAll('include[]').includes('escalation_policies');
    return json({
      service: {
        ...reference(id, 'service'),
        type: 'service',
        status,
        escalation_policy: isWhole
          ? this.#policyForm(policyId)
          : reference(policyId, 'escalation_policy'),
      },
    });
  }

  #policy(id: string): Reply {
    return Object.hasOwn(this.policies, id)
      ? json({ escalation_policy: this.#policyForm(id) })
      : refusal(404);
  }

  #policyForm(id: string) {
    return {
      ...reference(id, 'escalation_policy'),
      type: 'escalation_policy',
      escalation_rules: Array.from(
        { length: this.policies[id] },
        (_, index) => ({
          id: `PRULE${index}`,
          escalation_delay_in_minutes: 30,
          targets: [reference('PUSER00', 'user')],
        }),
      ),
    };
  }

  #listShifts(query: URLSearchParams): Reply {
    const found = this.shifts.filter(({ policyId }) =>
      query.getAll('escalation_policy_ids[]').includes(policyId),
    );
    return paged('oncalls', found, { query, form: shiftForm });
  }
}

function shiftForm({ userId, policyId, level, start, end }: PagerdutyShift) {
  return {
    user: reference(userId, 'user'),
    schedule: null,
    escalation_policy: reference(policyId, 'escalation_policy'),
    escalation_level: level,
    start,
    end,
  };
}

function incidentForm({ serviceId, ...incident }: PagerdutyIncident) {
  return {
    ...reference(incident.id, 'incident'),
    type: 'incident',
    ...incident,
    last_status_change_at: incident.resolved_at ?? incident.updated_at,
    service: reference(serviceId, 'service'),
  };
}

/** At most 100 in one answer, and no further than 10,000. */
function paged<T>(
  name: string,
  found: T[],
  { query, form }: { query: URLSearchParams; form(item: T): object },
): Reply {
  const limit = Math.min(100, Number(query.get('limit') ?? 25));
  const offset = Number(query.get('offset') ?? 0);
  if (offset + limit > 10_000) {
    return refusal(400);
  }
  return json(
    {
      [name]: found.slice(offset, offset + limit).map(form),
      limit,
      offset,
      more: offset + limit < found.length,
      total: null,
    },
    {
      headers: {
        'ratelimit-limit': '960',
        'ratelimit-remaining': '900',
        'ratelimit-reset': '30',
      },
    },
  );
}
