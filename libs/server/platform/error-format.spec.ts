import { PayloadTooLargeException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { formatErrors, validationError } from './error-format';
import { AppError, notFound } from './errors';

describe('what an error looks like outside', () => {
  const reported: unknown[] = [];
  const format = formatErrors((error, path) => reported.push([error, path]));
  const thrown = (originalError: Error) => {
    const error = new GraphQLError(originalError.message, { originalError, path: ['chatRoom', 'name'] });
    return format(error.toJSON(), error);
  };
  beforeEach(() => reported.splice(0));

  it('an expected refusal: its code, its sentence, its details and where', () => {
    expect(thrown(new AppError('RATE_LIMITED', 'Wait.', { retryAfter: 7 }))).toEqual({
      message: 'Wait.',
      path: ['chatRoom', 'name'],
      extensions: { code: 'RATE_LIMITED', retryAfter: 7 },
    });
    expect(thrown(notFound('chat')).extensions).toEqual({ code: 'NOT_FOUND' });
    expect(reported).toEqual([]);
  });

  it('our own fault: nothing of it, and the log is told', () => {
    const fault = new Error('select secret from employee_credential');
    const answer = thrown(fault);
    expect(answer).toEqual({
      message: 'Something went wrong on our side. Please try again.',
      path: ['chatRoom', 'name'],
      extensions: { code: 'INTERNAL' },
    });
    expect(reported).toEqual([[fault, 'chatRoom.name']]);
  });

  it('what was thrown is no Error at all: the same', () => {
    const error = new GraphQLError('oops', { path: ['me'] });
    expect(format(error.toJSON(), error).extensions).toEqual({ code: 'INTERNAL' });
    expect(reported).toHaveLength(1);
  });

  it('a stack and the details of a library never pass', () => {
    const error = new GraphQLError('x', {
      extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at secret.js'] },
    });
    expect(JSON.stringify(format(error.toJSON(), error))).not.toContain('secret.js');
  });

  it('a document that cannot be executed: the words of GraphQL, with a code of ours', () => {
    const parse = new GraphQLError('Syntax Error', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
    expect(format(parse.toJSON(), parse)).toEqual({
      message: 'Syntax Error',
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
    const variable = new GraphQLError('Variable "$id" is missing.');
    expect(format(variable.toJSON(), variable).extensions).toEqual({ code: 'BAD_REQUEST' });
    expect(reported).toEqual([]);
  });

  it('an error of HTTP: the code that belongs to its status', () => {
    expect(thrown(new PayloadTooLargeException('too large')).extensions).toEqual({ code: 'PAYLOAD_TOO_LARGE' });
  });

  it('an error inside an error inside an error is the innermost', () => {
    const inner = new GraphQLError('inner', { originalError: notFound('message') });
    const outer = new GraphQLError('outer', { originalError: inner });
    expect(format(outer.toJSON(), outer).extensions).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('a wrong input', () => {
  it('names every wrong field with its path, and says the first in a sentence', () => {
    const error = validationError([
      { property: 'text', constraints: { length: 'A message has 1 to 8,000 characters.' } },
      { property: 'reply', children: [{ property: 'id', constraints: { isUuid: 'No such message.' } }] },
    ]);
    expect(error).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'A message has 1 to 8,000 characters.',
      details: {
        fields: [
          { field: 'text', message: 'A message has 1 to 8,000 characters.' },
          { field: 'reply.id', message: 'No such message.' },
        ],
      },
    });
  });
});
