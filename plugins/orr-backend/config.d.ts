import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** Operational readiness reviews. */
  orr?: {
    /**
     * IANA name of the organisation's time zone; due days end at its midnight. Default UTC.
     *
     * @visibility frontend
     */
    timeZone?: string;
    /** Where an entity's tier is read from; the label `tier` by default. */
    tier?: {
      label?: string;
      annotation?: string;
    };
    /** Whether the checklists that come with the plugin are published. Default true. */
    shippedChecklists?: boolean;
    /** Checklists of the organisation, as YAML or JSON. Each entry names a file or a url. */
    checklists?: Array<{
      /** Path of the file, absolute or from the backend's working directory. */
      file?: string;
      /** Address that an integration, or `backend.reading.allow`, permits to read. */
      url?: string;
      /**
       * What becomes of what is different there: it is published, which is the default, or offered as a draft for somebody to
       * publish in the portal.
       */
      publish?: 'published' | 'draft';
    }>;
    /** When the files and addresses of checklists are looked at again. Default every ten minutes. */
    checklistWatch?: {
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** When the whole catalog is swept. Default every ten minutes. */
    catalogSweep?: {
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    catalog?: {
      /**
       * How long an entity is kept after it has gone from the catalog, in days. Its reviews and decisions stay.
       * Default 400.
       */
      purgeAfterDays?: number;
    };
    /** When standings are moved on whose time has come. Default every minute. */
    readinessClock?: {
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** When events, notifications and signals are delivered. Default every five seconds. */
    outbox?: {
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** The trackers that tickets of actions are made in, besides those that modules add. */
    trackers?: {
      /** How often an open ticket is looked at, in minutes. Default 15. */
      pollMinutes?: number;
      /** When tickets that are due are looked at. Default every minute. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Trackers that a person uses by an address in which title and text are filled in. */
      templates?: Array<{
        /** Stored with tickets: never to be changed. */
        id: string;
        /** What people know the tracker by. */
        title: string;
        /**
         * The page on which a ticket is made, with `{{title}}` and `{{body}}` where these are filled in. Whoever may
         * make a ticket sees it: it must hold no secret.
         */
        url: string;
        /** How the addresses of its tickets begin, so that they are known as such. */
        recognises?: string;
      }>;
    };
    /** What is known of deployments and incidents. */
    deployHealth?: {
      /** When the health of what was told of is computed. Default every five seconds. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** What environments are for, by their names. The first that fits decides. */
      environments?: Array<{
        /** The name, in any case; `*` stands for any characters. */
        match: string;
        tier: 'production' | 'staging' | 'testing' | 'development' | 'other';
        /** Only of that kind of source. */
        provider?: string;
        /** Only of what that selector finds; `*` stands for any characters. */
        binding?: string;
      }>;
      /** Which workflows, jobs or pipelines deploy, for systems that know runs and no deployments. */
      deploys?: Array<{
        /** Only of that kind of source. */
        provider?: string;
        /** Only of what that selector finds; `*` stands for any characters. */
        binding?: string;
        /** The name or file of it; `*` stands for any characters. */
        pipeline: string;
        /** The environment it deploys to; `${NAME}` stands for the parameter NAME of the run. */
        environment: string;
        /** Only runs of this branch; `*` stands for any characters. */
        branch?: string;
      }>;
      /** What of a selector that several entities share belongs to one of them; all does where none is about it. */
      links?: Array<{
        /** The selector; `*` stands for any characters. */
        binding: string;
        /** The full ref of the entity. */
        entity: string;
        /** Only that environment; `*` stands for any characters. */
        environment?: string;
        /** Only what that workflow, job or pipeline deployed; `*` stands for any characters. */
        pipeline?: string;
        /** Only branches and tags that begin with that. */
        refPrefix?: string;
      }>;
      /**
       * Whether every incident of every entity is told of, so that none told means none. Default false: without incidents
       * the change fail rate of an entity is not measured.
       */
      incidentsAreTold?: boolean;
      /** Whether pipelines say which deployments are hotfixes. Default false. */
      hotfixesAreTold?: boolean;
      /** Hours after which a deployment that has not ended is stuck. Default 6. */
      stuckAfterHours?: number;
      /** For how many minutes before an incident was opened an alert shows that it was detected. Default 60. */
      alertWindowMinutes?: number;
    };
    /** Facts that come from elsewhere, to which questions can be bound. */
    facts?: {
      /** Those that may be told through the API. */
      pushed?: Array<{
        /** Two names or more with dots between them, such as `backup.lastRestoreAt`. Never used again for something else. */
        id: string;
        /** What people know it by. */
        title: string;
        /** What it says, and from what. */
        description: string;
        type: 'boolean' | 'number' | 'share' | 'duration' | 'instant' | 'text';
        /** How well it founds an answer. What the team controls is no more than linked. */
        rung: 'linked' | 'probed' | 'exercised';
        /** Who can change what it says. */
        controlledBy: 'team' | 'platform' | 'system';
        /** After so many days without a new reading it is stale. Default 7. */
        maxAgeDays?: number;
      }>;
      /** Those that the plugin Tech Insights has. */
      techInsights?: {
        facts?: Array<{
          /** The id of a fact retriever and its major version, such as `entityOwnershipFactRetriever@0`. */
          id: string;
          /** The field of what it retrieves. */
          field: string;
          /** What people know it by. */
          title: string;
          /** What it says, and from what. */
          description?: string;
          type:
            | 'boolean'
            | 'number'
            | 'share'
            | 'duration'
            | 'instant'
            | 'text';
          /** Who can change what it says. Default platform. */
          controlledBy?: 'team' | 'platform' | 'system';
          /** After so many days without a new reading it is stale. Default 7. */
          maxAgeDays?: number;
        }>;
      };
    };
    /** How signals are followed that contradict what was decided on. */
    drift?: {
      /** How long a signal has to disagree before somebody is asked, in days. Default 2. */
      persistDays?: number;
      /** How long a response is waited for, in days. Default 14. */
      windowDays?: number;
      /** When decisions whose signals have changed are looked at. Default every minute. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** How what is vouched for is withdrawn. */
    vouching?: {
      /** How long a withdrawn vouching still holds, unless relying on it is not safe, in days. Default 14. */
      graceDays?: number;
    };
    /** Accepting the risks of gaps. */
    acceptances?: {
      /**
       * The groups that policy lets accept high risks, by their full refs: policy cannot be asked about whoever makes no request.
       * Where one of them owns the entity, or is above its owner, it is told when that is asked for. Default none.
       */
      tellOfHigh?: string[];
    };
    /** Pictures of standings for whoever has their address. */
    badges?: {
      /** Whether owners may mint them, and they are shown. Default false. */
      enabled?: boolean;
    };
    figures?: {
      /**
       * What the organisation aims at, shown beside the figures of the organisation's page: at least, for coverage, currency
       * and the automation share; at most, for all others. Shares are from 0 to 1. What is not named has no target.
       */
      targets?: {
        coverage?: number;
        openHighs?: number;
        acceptedHighs?: number;
        overdueActions?: number;
        expiringAcceptances?: number;
        daysToClose?: number;
        currency?: number;
        automationShare?: number;
        notApplicableRate?: number;
      };
    };
    /** What release pipelines are told. */
    gate?: {
      /** How long after it was due an entity may still be released, in days. Default 14. */
      overdueGraceDays?: number;
      /** For how many hours at most a verdict is overridden by breaking the glass, 1 to 168. Default 24. */
      breakGlassHours?: number;
    };
    /** Systems that know of deployments, incidents and facts. */
    sources?: {
      /** How they are asked. */
      poll?: {
        /** When those whose time has come are asked. Default every minute. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Each is asked once in so many minutes. Default 15. */
        intervalMinutes?: number;
        /** How many days back is asked for the first time. Default 90. */
        backfillDays?: number;
        /** Pages of one selector in one run; the next run goes on. Default 10. */
        pagesPerRun?: number;
        /** Requests for one selector in one run; the next run goes on. Default 100. */
        requestsPerRun?: number;
      };
      /** Events that they send by themselves. */
      push?: {
        /** When events that wait are worked off, besides at once. Default every five seconds. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Whether what an event tells is kept, or only asked for sooner. `record` is followed where it is known who sends: the
         * webhook secret is set and the topic is not open besides. Default `poke`.
         */
        trust?: 'poke' | 'record';
        /** The same for single sources, by their ids. */
        sources?: {
          [sourceId: string]: { trust?: 'poke' | 'record' };
        };
        /** Topics that nobody but their systems can send to, which something else makes sure of. */
        validatedTopics?: string[];
      };
    };
    /** How long before its lapse a decision is due soon, in days. Default 30. */
    dueSoonDays?: number;
    demo?: {
      /**
       * Fills an empty database with the made-up reviews of a year, for demonstrations. Refused in production.
       * Default false.
       */
      year?: boolean;
    };
    /** Whether deciding is allowed while the permission framework is off. Default false. */
    allowDecisionsWithoutPermissions?: boolean;
  };
}
