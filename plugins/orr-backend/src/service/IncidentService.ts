import {
  ChecklistIncidentPage,
  EntityIncident,
  EntityIncidentPage,
  IncidentHindsight,
  IncidentStatistics,
  OperationInput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

interface About {
  entityRef: string;
  incidentId: string;
}

/** @internal */
export type ListEntityIncidentsInput =
  ParsedOperationInput<'listEntityIncidents'>['query'] & { entityRef: string };

/** @internal */
export type RecordIncidentFindingInput =
  OperationInput<'recordIncidentFinding'>['body'] & About;

/** Incidents of entities, and which questions should have caught them. It authorises by itself. @internal */
export interface IncidentService {
  listEntityIncidents(
    input: ListEntityIncidentsInput,
    options: RequestOptions,
  ): Promise<EntityIncidentPage>;

  getIncidentHindsight(
    input: About,
    options: RequestOptions,
  ): Promise<IncidentHindsight>;

  recordIncidentFinding(
    input: RecordIncidentFindingInput,
    options: RequestOptions,
  ): Promise<EntityIncident>;
}

/** @internal */
export type ListChecklistIncidentsInput =
  ParsedOperationInput<'listChecklistIncidents'>['query'] & {
    checklistId: string;
  };

/** What incidents say of the questions of a checklist, as far as the caller may see their entities. @internal */
export interface ChecklistIncidentService {
  getIncidentStatistics(
    input: { checklistId: string },
    options: RequestOptions,
  ): Promise<IncidentStatistics>;

  listChecklistIncidents(
    input: ListChecklistIncidentsInput,
    options: RequestOptions,
  ): Promise<ChecklistIncidentPage>;

  exportChecklistIncidents(
    input: { checklistId: string },
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
}
