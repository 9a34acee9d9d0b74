import { Operation, operations } from 'backstage-plugin-orr-common';
import express from 'express';
import request from 'supertest';
import { sendOutput } from './sendOutput';

const asked = (operation: Operation, output: unknown) =>
  request(
    express().use((_, response) => {
      void sendOutput(operation, output, response);
    }),
  ).get('/');

describe('sendOutput', () => {
  it.each([
    ['small', operations.getProgramme, 'x', 'no-transform'],
    ['large', operations.getProgramme, 'x'.repeat(9_000), undefined],
    [
      'small and to be asked for anew',
      operations.getEntityVerdict,
      'x',
      'private, no-cache, no-transform',
    ],
    [
      'large and to be asked for anew',
      operations.getEntityVerdict,
      'x'.repeat(9_000),
      'private, no-cache',
    ],
  ])(
    'lets what is %s be packed only where that pays',
    async (_, operation, text, caching) => {
      const answer = await asked(operation, { text });
      expect(answer.body).toEqual({ text });
      expect(answer.headers['cache-control']).toBe(caching);
      expect(answer.headers['content-type']).toBe(
        'application/json; charset=utf-8',
      );
    },
  );
});
