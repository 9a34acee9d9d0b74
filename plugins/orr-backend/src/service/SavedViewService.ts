import {
  ParsedOperationInput,
  SavedView,
  SavedViewList,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type SaveViewInput = ParsedOperationInput<'saveView'>['body'];

/** @internal */
export type ChangeSavedViewInput =
  ParsedOperationInput<'changeSavedView'>['body'] & { viewId: string };

/** @internal */
export type RemoveSavedViewInput =
  ParsedOperationInput<'removeSavedView'>['body'] & { viewId: string };

/** What people save of how they look at the organisation; it holds filters, never what they find. @internal */
export interface SavedViewService {
  listSavedViews(options: RequestOptions): Promise<SavedViewList>;
  getSavedView(
    input: { viewId: string },
    options: RequestOptions,
  ): Promise<SavedView>;
  saveView(input: SaveViewInput, options: RequestOptions): Promise<SavedView>;
  changeSavedView(
    input: ChangeSavedViewInput,
    options: RequestOptions,
  ): Promise<SavedView>;
  removeSavedView(
    input: RemoveSavedViewInput,
    options: RequestOptions,
  ): Promise<SavedViewList>;
}
