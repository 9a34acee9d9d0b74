import {
  Lesson,
  LessonList,
  LessonPage,
  OperationInput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

interface About {
  entityRef: string;
  lessonId: string;
}

/** @internal */
export type TellLessonInput = OperationInput<'tellLesson'>['body'] & About;

/** @internal */
export type DismissLessonInput = OperationInput<'dismissLesson'>['body'] &
  About;

/** @internal */
export type ListChecklistLessonsInput =
  ParsedOperationInput<'listChecklistLessons'>['query'] & {
    checklistId: string;
  };

/** What launch reviews missed. It authorises by itself. @internal */
export interface LessonService {
  listEntityLessons(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<LessonList>;

  tellLesson(input: TellLessonInput, options: RequestOptions): Promise<Lesson>;

  dismissLesson(
    input: DismissLessonInput,
    options: RequestOptions,
  ): Promise<Lesson>;

  listChecklistLessons(
    input: ListChecklistLessonsInput,
    options: RequestOptions,
  ): Promise<LessonPage>;
}
