import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';
import { readDays } from './readDays';
import {
  ChecklistOptions,
  readChecklistOptions,
} from './service/checklists/readChecklistOptions';
import {
  DeployHealthOptions,
  readDeployHealthOptions,
} from './service/deployHealth/readDeployHealthOptions';
import {
  DriftOptions,
  readDriftOptions,
} from './service/drift/readDriftOptions';
import { FactOptions, readFactOptions } from './service/facts/readFactOptions';
import {
  AcceptanceOptions,
  readAcceptanceOptions,
} from './service/finding/readAcceptanceOptions';
import {
  readSourcePollOptions,
  SourcePollOptions,
} from './service/source/readSourceOptions';
import {
  readVouchingOptions,
  VouchingOptions,
} from './service/vouching/readVouchingOptions';
import {
  BadgeOptions,
  readBadgeOptions,
} from './service/badge/readBadgeOptions';
import { GateOptions, readGateOptions } from './service/gate/readGateOptions';
import {
  FigureTargets,
  readFigureTargets,
} from './service/scorecard/readFigureTargets';
import { PushOptions, readPushOptions } from './service/inbox/readPushOptions';
import {
  readTicketOptions,
  TicketOptions,
} from './service/ticket/readTicketOptions';

/** The configuration of the plugin, read and checked once. @internal */
export interface OrrConfig {
  timeZone: string;
  /** Where the portal is, without a slash at the end; empty where it does not say. */
  portalUrl: string;
  tier: { label?: string; annotation?: string };
  checklists: ChecklistOptions;
  dueSoonDays: number;
  /** How long after an entity has gone from the catalog it is purged. */
  purgeAfterDays: number;
  /** Whether the permission framework is on, or deciding is allowed without it. */
  mayDecide: boolean;
  /** Whether an empty database is filled with a year of a demo organisation. */
  demoYear: boolean;
  /** How tickets of actions are made and followed. */
  tickets: TicketOptions;
  /** What the organisation says about its deployments and incidents. */
  deployHealth: DeployHealthOptions;
  /** Which facts come from elsewhere. */
  facts: FactOptions;
  /** How signals are followed that contradict what was decided on. */
  drift: DriftOptions;
  /** Who is told of risks that are to be accepted. */
  acceptances: AcceptanceOptions;
  /** How what is vouched for is withdrawn. */
  vouching: VouchingOptions;
  /** What release pipelines are told. */
  gate: GateOptions;
  /** What the organisation aims at. */
  figureTargets: FigureTargets;
  /** Whether standings are shown to whoever has an address of them. */
  badges: BadgeOptions;
  /** How far events of sources are trusted. */
  push: PushOptions;
  /** How sources are asked. */
  sourcePoll: SourcePollOptions;
  schedules: {
    inbox: SchedulerServiceTaskScheduleDefinition;
    deployHealth: SchedulerServiceTaskScheduleDefinition;
    drift: SchedulerServiceTaskScheduleDefinition;
    sourcePoll: SchedulerServiceTaskScheduleDefinition;
    ticketWatch: SchedulerServiceTaskScheduleDefinition;
    catalogSweep: SchedulerServiceTaskScheduleDefinition;
    checklistWatch: SchedulerServiceTaskScheduleDefinition;
    readinessClock: SchedulerServiceTaskScheduleDefinition;
    outbox: SchedulerServiceTaskScheduleDefinition;
  };
}

function readSchedule(
  config: RootConfigService,
  key: string,
  fallback: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(`orr.${key}.schedule`);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : fallback;
}

function readDemoYear(config: RootConfigService): boolean {
  const wanted = config.getOptionalBoolean('orr.demo.year') ?? false;
  if (wanted && process.env.NODE_ENV === 'production') {
    throw new InputError(
      'orr.demo.year: made-up reviews do not belong into production; take the key out',
    );
  }
  return wanted;
}

/** Throws InputError naming the key that does not fit. @internal */
export function readOrrConfig(config: RootConfigService): OrrConfig {
  const timeZone = config.getOptionalString('orr.timeZone') ?? 'UTC';
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `orr.timeZone: ${timeZone} is not the IANA name of a time zone, such as Europe/Berlin`,
    );
  }
  const label = config.getOptionalString('orr.tier.label');
  const annotation = config.getOptionalString('orr.tier.annotation');
  return {
    timeZone,
    portalUrl: (config.getOptionalString('app.baseUrl') ?? '').replace(
      /\/+$/,
      '',
    ),
    tier: label || annotation ? { label, annotation } : { label: 'tier' },
    checklists: readChecklistOptions(config),
    dueSoonDays: readDays(config, 'orr.dueSoonDays', {
      least: 0,
      fallback: 30,
    }),
    purgeAfterDays: readDays(config, 'orr.catalog.purgeAfterDays', {
      least: 1,
      fallback: 400,
    }),
    mayDecide:
      (config.getOptionalBoolean('permission.enabled') ?? false) ||
      (config.getOptionalBoolean('orr.allowDecisionsWithoutPermissions') ??
        false),
    demoYear: readDemoYear(config),
    tickets: readTicketOptions(config),
    deployHealth: readDeployHealthOptions(config),
    facts: readFactOptions(config),
    drift: readDriftOptions(config),
    acceptances: readAcceptanceOptions(config),
    vouching: readVouchingOptions(config),
    gate: readGateOptions(config),
    figureTargets: readFigureTargets(config),
    badges: readBadgeOptions(config),
    sourcePoll: readSourcePollOptions(config),
    push: readPushOptions(config),
    schedules: {
      inbox: readSchedule(config, 'sources.push', {
        frequency: { seconds: 5 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 5 },
      }),
      deployHealth: readSchedule(config, 'deployHealth', {
        frequency: { seconds: 5 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 5 },
      }),
      drift: readSchedule(config, 'drift', {
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 15 },
      }),
      sourcePoll: readSchedule(config, 'sources.poll', {
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 20 },
      }),
      ticketWatch: readSchedule(config, 'trackers', {
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 20 },
      }),
      catalogSweep: readSchedule(config, 'catalogSweep', {
        frequency: { minutes: 10 },
        timeout: { minutes: 30 },
        initialDelay: { seconds: 10 },
      }),
      checklistWatch: readSchedule(config, 'checklistWatch', {
        frequency: { minutes: 10 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 5 },
      }),
      readinessClock: readSchedule(config, 'readinessClock', {
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 3 },
      }),
      outbox: readSchedule(config, 'outbox', {
        frequency: { seconds: 5 },
        timeout: { minutes: 2 },
        initialDelay: { seconds: 5 },
      }),
    },
  };
}
